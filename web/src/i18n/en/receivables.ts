export const receivables = {
  asOf: 'As of', notDue: 'Not due', unapplied: 'Unapplied', total: 'Total', totals: 'Total', item: 'Open item {{number}}',
  allocations: 'Allocations', noAllocations: 'Nothing is allocated to this item.', undo: 'Undo', undone: 'undone',
  writeOff: 'Write off', allocate: 'Allocate', allocateHint: 'Pairs the selected claims with the selected credit, oldest first.',
  entry: 'Journal entry {{number}}', reverses: 'Reverses', closeMonth: 'Close months through', reopen: 'Reopen',
  openNote: 'Months that are not listed are open.', pickCredit: 'Select one credit and at least one claim of one customer.',
};
