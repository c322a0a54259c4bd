/** What an account decides about its invitations. */
export const settings = {
  label: 'Invitation settings',
  days: 'Days that a link is valid',
  daysHint: 'From each sending. Links that are out keep their end.',
  remind: 'Remind people once before their invitation ends',
  remindHint: 'The same link is mailed again; its end stays as it is.',
  hours: 'Hours before the end',
  save: 'Save settings',
  discard: 'Discard changes',
  saved: 'Settings saved.',
  notSaved: 'The settings were not saved.',
  overtaken: 'Someone else changed the settings meanwhile.',
  overtakenText: 'What you typed is still here: save it over theirs, or discard it to see theirs.',
  loading: 'Loading the settings',
  failed: 'The settings did not load.',
  forbidden: 'You may not see these settings',
  problems: {
    days: 'Enter a whole number of days, 1 or more.',
    hours: 'Enter a whole number of hours, 1 or more.',
    late: 'Enter fewer hours than the link is valid: a reminder comes before the end.',
    refused: 'The service does not take this number. Try a smaller one.',
  },
};
