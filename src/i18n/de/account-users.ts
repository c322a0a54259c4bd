import type { Messages } from '../messages.js';

export const accountUsers: Messages['accountUsers'] = {
  tabs: 'Konto',
  settings: 'Einstellungen',
  details: 'Details zur Person',
  notLoaded: 'Dieser Teil wurde nicht geladen. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
  previousUser: 'Vorherige Person',
  nextUser: 'Nächste Person',
  nobodyBefore: 'Das ist die erste Person der gezeigten Liste.',
  nobodyAfter: 'Das ist die letzte Person der gezeigten Liste.',
};
