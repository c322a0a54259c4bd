import type { MailTexts } from './texts.js';

export const en: MailTexts = {
  language: 'en',
  direction: 'ltr',
  invitation: {
    subject: (inviter, account) => `${inviter} invited you to ${account}`,
    preview: (until) => `Join by ${until}. The link is personal: keep it to yourself.`,
    title: (account) => `Join ${account}`,
    greeting: (name, inviter) => `Hello ${name}, ${inviter} invited you.`,
    lead: 'Choose a password, and you are in.',
    button: 'See the invitation',
    validUntil: (until) => ['The link is valid until ', until, '. Opening it changes nothing until you accept.'],
    invitedBy: 'Invited by',
    forAddress: 'For',
    groups: 'Groups',
    copyAddress: 'The button does not work? Copy this address into your browser:',
    ignore: (inviter) =>
      `You do not know ${inviter}? Then ignore this mail: without you nothing happens. The link is yours alone: keep it to yourself.`,
    why: 'Sent because an administrator entered your address.',
  },
  code: {
    subject: (code) => `${code} is your code`,
    title: 'Your code',
    lead: (account) => `Enter this code to prove that this address is yours, and to go on to ${account}.`,
    validFor: (minutes) => `It is valid for ${minutes}. It also sets a new password, and ends older ones.`,
    ignore: 'You did not ask for a code? Then ignore this mail, and give the code to nobody.',
    why: 'Sent because somebody with the link of your invitation asked for a code.',
  },
  newLink: {
    subject: (person) => `${person} asks for a new invitation`,
    title: 'A new invitation is asked for',
    lead: (person, address, account) =>
      `The invitation of ${person} (${address}) to ${account} has expired. They would like a new one.`,
    how: 'Open the user and choose “Generate new invitation”.',
    button: 'Open users',
    why: 'Sent because you invited this person.',
  },
};
