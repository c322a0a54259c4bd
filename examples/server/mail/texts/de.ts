import type { MailTexts } from './texts.js';

export const de: MailTexts = {
  language: 'de',
  direction: 'ltr',
  invitation: {
    subject: (inviter, account) => `${inviter} lädt Sie zu ${account} ein`,
    preview: (until) => `Treten Sie bis ${until} bei. Der Link ist persönlich: Geben Sie ihn nicht weiter.`,
    title: (account) => `Treten Sie ${account} bei`,
    greeting: (name, inviter) => `Guten Tag ${name}, ${inviter} hat Sie eingeladen.`,
    lead: 'Wählen Sie ein Passwort, und Sie sind dabei.',
    button: 'Einladung ansehen',
    validUntil: (until) => ['Der Link gilt bis ', until, '. Ihn zu öffnen ändert nichts, bevor Sie annehmen.'],
    invitedBy: 'Eingeladen von',
    forAddress: 'Für',
    groups: 'Gruppen',
    copyAddress: 'Die Schaltfläche geht nicht? Kopieren Sie diese Adresse in Ihren Browser:',
    ignore: (inviter) =>
      `Sie kennen ${inviter} nicht? Dann ignorieren Sie diese Mail: Ohne Sie geschieht nichts. Der Link gehört Ihnen allein: Geben Sie ihn nicht weiter.`,
    why: 'Gesendet, weil ein Administrator Ihre Adresse eingegeben hat.',
  },
  code: {
    subject: (code) => `${code} ist Ihr Code`,
    title: 'Ihr Code',
    lead: (account) =>
      `Geben Sie diesen Code ein, um zu zeigen, dass diese Adresse Ihnen gehört, und um zu ${account} weiterzugehen.`,
    validFor: (minutes) =>
      `Er gilt ${minutes}. Damit setzen Sie auch ein neues Passwort; ältere gelten dann nicht mehr.`,
    ignore: 'Sie haben keinen Code angefordert? Dann ignorieren Sie diese Mail, und geben Sie den Code niemandem.',
    why: 'Gesendet, weil jemand mit dem Link Ihrer Einladung einen Code angefordert hat.',
  },
  newLink: {
    subject: (person) => `${person} bittet um eine neue Einladung`,
    title: 'Eine neue Einladung wird gewünscht',
    lead: (person, address, account) =>
      `Die Einladung von ${person} (${address}) zu ${account} ist abgelaufen. Es wird eine neue gewünscht.`,
    how: 'Öffnen Sie den Benutzer und wählen Sie „Neue Einladung erzeugen“.',
    button: 'Benutzer öffnen',
    why: 'Gesendet, weil Sie diese Person eingeladen haben.',
  },
};
