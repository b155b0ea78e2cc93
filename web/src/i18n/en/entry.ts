export const entry = {
  title: 'New order', begin: 'Choose a customer to begin.', addLines: 'Add a line to see what becomes of the order.',
  asUsual: 'Default', atOnce: 'Due at once', dueIfToday: 'due if invoiced today:', total: 'Total with tax',
  checks: 'Acceptance checks', noHolds: 'Nothing holds this order', ownPrice: 'Price', agreed: 'Agreed',
  fromQuantity: 'from {{quantity}}', why: 'Why this price', keys: 'Enter goes down, Tab goes on, Ctrl+Enter saves. Rows of a spreadsheet can be pasted.',
  addLine: 'Add a line', save: 'Save order', saveHeld: 'Save order on hold', saved: 'Order {{number}} saved',
  acknowledge: 'Acknowledge at once if nothing holds it', unfinished_one: '{{count}} line is not finished',
  unfinished_other: '{{count}} lines are not finished', kept: 'Draft kept in this browser', discard: 'Discard draft',
  notAllowed: 'You may not enter orders.', noNumber: '“{{text}}” is no number', discountUntil: 'discount until',
  discountHint: 'Discount in %',
};
