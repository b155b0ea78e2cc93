export const invoicing = {
  titleInvoice: 'Invoice {{number}}', titleCreditNote: 'Credit note {{number}}', bill: 'Bill',
  billed: '{{count}} documents issued', billAll: 'Bill all that is ready', document: 'Document',
  openDocument: 'Open in a new tab', noDocument: 'The document has not been rendered yet.', creditLines: 'Credit note from lines',
  creditHint: 'Quantities to credit. Lines left at 0 stay as they are.', taxes: 'Taxes', instalments: 'Instalments',
  creditNotes: 'Credit notes', sendAgain: 'Send again',
};
