export const receivables = {
  asOf: 'As of', notDue: 'Not due', unapplied: 'Unapplied', total: 'Total', totals: 'Total', item: 'Open item {{number}}',
  allocations: 'Allocations', noAllocations: 'Nothing is allocated to this item.', undo: 'Undo', undone: 'undone',
  writeOff: 'Write off', allocate: 'Allocate', allocateHint: 'Pairs the selected claims with the selected credits, oldest first. Change amounts as needed; 0 leaves a pair out.',
  entry: 'Journal entry {{number}}', reverses: 'Reverses', closeMonth: 'Close months through', reopen: 'Reopen',
  openNote: 'Months that are not listed are open.', pickCredit: 'Select at least one credit and one claim of the same customer.',
  limit: 'At most {{limit}} may be written off one item in all.', creditLeft: 'Left of the credit',
  bound: 'goes with its entry', account: 'Statement of account: {{name}}', noMovements: 'Nothing was posted in this period.',
  movements: 'Movements', openAtEnd: 'Open at the end', balance: 'Balance', debitSide: 'Debit', creditSide: 'Credit',
  close: 'Close months', checks: 'Checked before', checkEntries: 'Bank entries not allocated',
  checkStatements: 'Statements that do not add up', checkBilling: 'Deliveries not billed',
  checkLedger: 'Ledger account {{account}}', wouldClose: '{{count}} closed by this: {{months}}', daysOverdue: 'Days overdue',
  itemsInAll: '{{count}} in all:', overdueOfThese: '{{count}} of them past due:',
};
