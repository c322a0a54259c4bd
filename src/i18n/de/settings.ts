import type { Messages } from '../messages.js';

export const settings: Messages['settings'] = {
  label: 'Einstellungen für Einladungen',
  days: 'Gültigkeit eines Links in Tagen',
  daysHint: 'Ab jedem Versand. Bereits versandte Links behalten ihr Ende.',
  remind: 'Einmal erinnern, bevor die Einladung abläuft',
  remindHint: 'Derselbe Link wird noch einmal gesendet, sein Ende bleibt.',
  hours: 'Stunden vor dem Ende',
  save: 'Einstellungen speichern',
  discard: 'Änderungen verwerfen',
  saved: 'Einstellungen gespeichert.',
  notSaved: 'Die Einstellungen wurden nicht gespeichert.',
  overtaken: 'Jemand anderes hat die Einstellungen inzwischen geändert.',
  overtakenText:
    'Ihre Eingaben sind noch da: Speichern Sie sie darüber oder verwerfen Sie sie, um die anderen zu sehen.',
  loading: 'Die Einstellungen werden geladen',
  failed: 'Die Einstellungen wurden nicht geladen.',
  forbidden: 'Sie dürfen diese Einstellungen nicht sehen',
  problems: {
    days: 'Geben Sie eine ganze Zahl von Tagen ein, mindestens 1.',
    hours: 'Geben Sie eine ganze Zahl von Stunden ein, mindestens 1.',
    late: 'Geben Sie weniger Stunden ein, als der Link gilt: Die Erinnerung kommt vor dem Ende.',
    refused: 'Der Dienst nimmt diese Zahl nicht an. Versuchen Sie eine kleinere.',
  },
};
