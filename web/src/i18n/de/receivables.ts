import type { Texts } from '../en';

export const receivables: Texts['receivables'] = {
  asOf: 'Stichtag', notDue: 'Nicht fällig', unapplied: 'Nicht zugeordnet', total: 'Gesamt', totals: 'Gesamt',
  item: 'Offener Posten {{number}}', allocations: 'Zuordnungen', noAllocations: 'Diesem Posten ist nichts zugeordnet.',
  undo: 'Rückgängig', undone: 'aufgehoben', writeOff: 'Ausbuchen', allocate: 'Zuordnen',
  allocateHint: 'Ordnet die gewählten Forderungen dem gewählten Guthaben zu, älteste zuerst.', entry: 'Buchung {{number}}',
  reverses: 'Storniert', closeMonth: 'Monate schließen bis', reopen: 'Wieder öffnen',
  openNote: 'Monate, die nicht aufgeführt sind, sind offen.',
  pickCredit: 'Wählen Sie ein Guthaben und mindestens eine Forderung eines Kunden.',
};
