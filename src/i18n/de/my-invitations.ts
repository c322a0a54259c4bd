import type { Messages } from '../messages.js';

export const myInvitations: Messages['myInvitations'] = {
  list: 'Ihre Einladungen',
  accept: 'Annehmen',
  acceptOf: (account) => `Annehmen: Einladung zu ${account}`,
  decline: 'Ablehnen',
  declineOf: (account) => `Ablehnen: Einladung zu ${account}`,
  none: 'Es gibt keine Einladung für Sie',
  noneWords: 'Wenn Sie eine E-Mail mit einem Link bekommen haben, öffnen Sie diesen.',
  failed: 'Ihre Einladungen wurden nicht geladen',
  signIn: 'Zum Ansehen Ihrer Einladungen anmelden',
  unproven:
    'Bestätigen Sie zuerst Ihre Adresse bei diesem Dienst: Öffnen Sie die E-Mail, die er dafür gesendet hat, und versuchen Sie es dann erneut.',
  gone: 'Diese Einladung gibt es nicht mehr.',
  unsupported: 'Einladungen werden hier nicht aufgelistet',
  unsupportedWords: 'Öffnen Sie den Link in der E-Mail, um eine Einladung zu beantworten.',
};
