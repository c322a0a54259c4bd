import type { Messages } from '../messages.js';
import { number, plural } from '../plural.js';

export const groupPicker: Messages['groupPicker'] = {
  label: 'Gruppen',
  search: 'Gruppen suchen',
  searchIn: (n) => plural('de', n, { one: '{n} Gruppe durchsuchen', other: '{n} Gruppen durchsuchen' }),
  list: 'Verfügbare Gruppen',
  chosen: 'Gewählte Gruppen',
  remove: (name) => `${name} entfernen`,
  default: 'Standard',
  members: (n) => plural('de', n, { one: '{n} Mitglied', other: '{n} Mitglieder' }),
  unavailable: (why) => `Nicht verfügbar: ${why}`,
  unavailableNamed: (name, why) => `${name} ist nicht verfügbar: ${why}`,
  selected: (n) => plural('de', n, { one: '{n} gewählt', other: '{n} gewählt' }),
  selectedOf: (n, total) => `${number('de', n)} von ${number('de', total)} gewählt`,
  removed: (name) => `${name} entfernt.`,
  found: (n) => plural('de', n, { one: '{n} Gruppe gefunden', other: '{n} Gruppen gefunden' }),
  foundAtLeast: (n) => plural('de', n, { one: 'Bisher {n} Gruppe gefunden', other: 'Bisher {n} Gruppen gefunden' }),
  loading: 'Gruppen werden geladen',
  more: 'Weitere Gruppen werden geladen',
  showMore: 'Weitere Gruppen zeigen',
  moreFailed: 'Der Rest wurde nicht geladen. Ihre Auswahl ist erhalten.',
  failed: 'Die Gruppen wurden nicht geladen. Ihre Auswahl ist erhalten.',
  none: 'Es gibt noch keine Gruppen.',
  noneText: 'Wer das Konto verwaltet, kann die erste anlegen.',
  noMatch: (query) => `Keine Gruppe passt zu „${query}“`,
  noMatchText: 'Versuchen Sie ein anderes Wort. Ihre Auswahl ist erhalten.',
  clear: 'Suche leeren',
  gone: 'Gruppe, die es nicht mehr gibt',
  tooFew: (n) =>
    plural('de', n, { one: 'Wählen Sie mindestens {n} Gruppe.', other: 'Wählen Sie mindestens {n} Gruppen.' }),
  tooMany: (n) =>
    plural('de', n, { one: 'Wählen Sie höchstens {n} Gruppe.', other: 'Wählen Sie höchstens {n} Gruppen.' }),
  full: (n) =>
    plural('de', n, {
      one: 'Höchstens {n} Gruppe kann gewählt werden. Entfernen Sie sie zuerst.',
      other: 'Höchstens {n} Gruppen können gewählt werden. Entfernen Sie zuerst eine.',
    }),
  goneProblem: 'Eine gewählte Gruppe gibt es nicht mehr. Entfernen Sie sie.',
  create: 'Gruppe anlegen',
  createNamed: (name) => `Gruppe ${name} anlegen`,
  newGroup: 'Neue Gruppe',
  newName: 'Name der Gruppe',
  newDescription: 'Beschreibung',
  createAndChoose: 'Anlegen und wählen',
  created: (name) => `${name} angelegt und gewählt.`,
  notCreated: 'Die Gruppe wurde nicht angelegt.',
  enterCreates: 'Mit der Eingabetaste legen Sie sie an.',
  nameMissing: 'Geben Sie der Gruppe einen Namen.',
  nameTaken:
    'Eine Gruppe mit diesem Namen gibt es schon. Brechen Sie ab und wählen Sie sie in der Liste, oder nehmen Sie einen anderen Namen.',
  noneCreate: 'Legen Sie die erste an.',
  offline: 'Sie sind offline. Ihre Auswahl ist erhalten.',
  offlineText: 'Die Gruppen werden geladen, sobald eine Verbindung besteht.',
  searchedHere: (n) =>
    plural('de', n, {
      one: 'Dieser Dienst kann nicht suchen. Bisher durchsucht: {n} Gruppe.',
      other: 'Dieser Dienst kann nicht suchen. Bisher durchsucht: {n} Gruppen.',
    }),
};
