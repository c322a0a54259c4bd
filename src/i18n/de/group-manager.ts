import { plural } from '../plural.js';
import type { Messages } from '../messages.js';

export const groupManager: Messages['groupManager'] = {
  intro: 'Eine Gruppe bestimmt, was ihre Mitglieder tun können.',
  add: 'Gruppe hinzufügen',
  addTitle: 'Gruppe hinzufügen',
  editTitle: 'Gruppe bearbeiten',
  searchGroups: 'Gruppen suchen',
  searchPeople: 'Personen suchen',
  clearSearch: 'Suche löschen',
  showMore: 'Mehr anzeigen',
  count: (n) => plural('de', n, { one: '{n} Gruppe', other: '{n} Gruppen' }),
  memberCount: (n) =>
    n === 0 ? 'Keine Mitglieder' : plural('de', n, { one: '{n} Mitglied', other: '{n} Mitglieder' }),
  default: 'Standard',
  actsFor: (name) => `Aktionen für ${name}`,
  viewGroup: 'Gruppe ansehen',
  delete: 'Löschen',
  deleteTitle: (name) => `${name} löschen?`,
  deleteText: 'Die Gruppe wird endgültig gelöscht. Niemand verliert den Zugang zum Konto.',
  deleted: (name) => `${name} wurde gelöscht.`,
  notDeleted: (name) => `${name} wurde nicht gelöscht.`,
  loading: 'Gruppen werden geladen',
  empty: 'Noch keine Gruppen',
  emptyText: 'Gruppen fassen Personen zusammen, die denselben Zugang brauchen.',
  noMatchFor: (search) => `Keine Gruppe passt zu ${search}`,
  noPersonFor: (search) => `Niemand passt zu ${search}`,
  forbidden: 'Sie können die Gruppen nicht sehen',
  notFound: 'Diese Gruppe gibt es nicht mehr',
  failed: 'Die Gruppen wurden nicht geladen',
  peopleFailed: 'Die Personen wurden nicht geladen.',
  stale: 'Das ist vielleicht nicht mehr aktuell.',
  tabs: 'Gruppe',
  members: 'Mitglieder',
  permissions: 'Berechtigungen',
  details: 'Details',
  backToList: 'Zurück zu den Gruppen',
  id: 'Gruppen-ID',
  unknown: 'Unbekannt',
  noPermissions: 'Diese Gruppe gibt keine Berechtigungen.',
  noMembers: 'In dieser Gruppe ist niemand',
  noPeople: 'Es gibt niemanden zum Hinzufügen',
  addMembers: 'Mitglieder hinzufügen',
  alreadyIn: 'Schon in dieser Gruppe',
  tickSome: 'Kreuzen Sie an, wer in die Gruppe kommen soll.',
  addCount: (n) =>
    n === 0
      ? 'Mitglieder hinzufügen'
      : plural('de', n, { one: '{n} Mitglied hinzufügen', other: '{n} Mitglieder hinzufügen' }),
  removeTicked: (n) => plural('de', n, { one: '{n} Mitglied entfernen', other: '{n} Mitglieder entfernen' }),
  removeMember: (name) => `${name} aus der Gruppe entfernen`,
  added: (n) => plural('de', n, { one: '{n} Mitglied hinzugefügt.', other: '{n} Mitglieder hinzugefügt.' }),
  removed: (n) => plural('de', n, { one: '{n} Mitglied entfernt.', other: '{n} Mitglieder entfernt.' }),
  notAdded: (n) =>
    plural('de', n, { one: '{n} Person wurde nicht hinzugefügt.', other: '{n} Personen wurden nicht hinzugefügt.' }),
  notRemoved: (n) =>
    plural('de', n, { one: '{n} Person wurde nicht entfernt.', other: '{n} Personen wurden nicht entfernt.' }),
  restDone: (n) =>
    n === 0
      ? 'Nichts hat sich geändert.'
      : plural('de', n, { one: 'Bei {n} hat es geklappt.', other: 'Bei {n} hat es geklappt.' }),
  steps: 'Schritte',
  step: {
    general: 'Allgemein',
    permissions: 'Berechtigungen',
    users: 'Personen',
    overview: 'Übersicht',
    summary: 'Ergebnis',
  },
  lead: {
    general: 'Wie heißt die Gruppe?',
    permissions: 'Was dürfen ihre Mitglieder?',
    users: 'Wer soll hinein?',
    overview: 'Prüfen Sie alles vor dem Speichern.',
    summary: 'Fertig.',
  },
  stepOf: (now, all) => `Schritt ${now} von ${all}`,
  stepDone: 'erledigt',
  name: 'Name',
  description: 'Beschreibung',
  nameTaken: 'Eine Gruppe mit diesem Namen gibt es schon. Wählen Sie einen anderen.',
  chosen: (n) =>
    n === 0
      ? 'Niemand ausgewählt'
      : plural('de', n, { one: '{n} Person ausgewählt', other: '{n} Personen ausgewählt' }),
  nobodyAdded: 'Niemand kommt hinzu.',
  editStep: (step) => `Bearbeiten: ${step}`,
  notSaved: 'Die Gruppe wurde nicht gespeichert.',
  conflict: 'Jemand anders hat diese Gruppe inzwischen geändert.',
  conflictText:
    'Ihre Eingaben sind noch da. Laden Sie neu, um die andere Fassung zu übernehmen, oder überschreiben Sie sie.',
  reload: 'Neu laden',
  overwrite: 'Überschreiben',
  created: (name) => `${name} wurde hinzugefügt.`,
  updated: (name) => `${name} wurde gespeichert.`,
  restored: (name) => `${name} ist wie zuvor.`,
  leave: 'Änderungen verwerfen?',
  leaveText: 'Was Sie eingegeben und nicht gespeichert haben, geht verloren.',
  leaveYes: 'Änderungen verwerfen',
  leaveNo: 'Weiter bearbeiten',
};
