import type { Messages } from '../messages.js';

export const accountUsers: Messages['accountUsers'] = {
  tabs: 'Konto',
  details: 'Details zur Person',
  notLoaded: 'Dieser Teil wurde nicht geladen. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
};
