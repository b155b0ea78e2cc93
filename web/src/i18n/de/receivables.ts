import type { Texts } from '../en';

export const receivables: Texts['receivables'] = {
  postings: 'Buchungen',
  asOf: 'Stichtag', notDue: 'Nicht fällig', unapplied: 'Nicht zugeordnet', total: 'Gesamt', totals: 'Gesamt',
  item: 'Offener Posten {{number}}', allocations: 'Zuordnungen', noAllocations: 'Diesem Posten ist nichts zugeordnet.',
  undo: 'Rückgängig', undone: 'aufgehoben', writeOff: 'Ausbuchen', allocate: 'Zuordnen',
  allocateHint: 'Ordnet die gewählten Forderungen den gewählten Guthaben zu, älteste zuerst. Beträge lassen sich ändern; 0 lässt ein Paar aus.', entry: 'Buchung {{number}}',
  reverses: 'Storno von', reverse: 'Stornieren', reversedBy: 'Storniert durch', reopen: 'Wieder öffnen',
  openNote: 'Monate, die nicht aufgeführt sind, sind offen.',
  pickCredit: 'Wählen Sie mindestens ein Guthaben und eine Forderung desselben Kunden.',
  limit: 'Von einem Posten dürfen insgesamt höchstens {{limit}} ausgebucht werden.', creditLeft: 'Rest des Guthabens',
  bound: 'gehört zu seiner Buchung', account: 'Kundenkontoauszug: {{name}}',
  noMovements: 'In diesem Zeitraum wurde nichts gebucht.', movements: 'Bewegungen', openAtEnd: 'Offen am Ende',
  balance: 'Saldo', debitSide: 'Soll', creditSide: 'Haben', close: 'Monate schließen', checks: 'Vorher geprüft',
  checkEntries: 'Nicht zugeordnete Bankumsätze', checkStatements: 'Auszüge, die nicht aufgehen',
  checkBilling: 'Nicht fakturierte Lieferungen', checkLedger: 'Sachkonto {{account}}',
  wouldClose: 'Damit werden {{count}} geschlossen: {{months}}', daysOverdue: 'Tage überfällig',
  itemsInAll: '{{count}} insgesamt:', overdueOfThese: 'davon {{count}} überfällig:',
  bucketDays: '{{range}} Tage',
};
