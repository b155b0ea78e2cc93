export const invoicing = {
  titleInvoice: 'Invoice {{number}}', titleCreditNote: 'Credit note {{number}}', bill: 'Bill',
  billed: '{{count}} documents issued', billAll: 'Bill all that is ready', document: 'Document',
  openDocument: 'Open in a new tab', noDocument: 'The document has not been rendered yet.', creditLines: 'Credit note from lines',
  taxes: 'Taxes', instalments: 'Instalments',
  creditNotes: 'Credit notes', sendAgain: 'Send again', issuedOn: 'Date of the documents', todayHint: 'Left empty: today.',
  nothingReady: 'Nothing of this can be billed now.', wouldIssue: 'Documents that would be issued',
  wouldIssueCount_one: '{{count}} document would be issued:', wouldIssueCount_other: '{{count}} documents would be issued:',
  settleWith: 'Settle the invoice with it, as far as it is open', wouldCredit: 'The credit note would be over', why: 'Why',
  by: {
    quantity: 'Quantities',
    net: 'Price reduction',
    all: 'All that is left',
  },
  reasons: {
    ready: 'Can be billed now',
    not_delivered: 'The goods have not arrived yet',
    waits_for_rest: 'The order is billed whole, and the rest of it is missing',
    held: 'The order is on hold',
    waits_for_invoice: 'A return; the invoice it corrects is not issued yet',
  },
  runGoesOn: 'Billing goes on', lastRun: 'Last billing run', runDone: '{{done}} of {{total}} orders', runIssued: '{{count}} documents issued',
  runRefused: '{{count}} refused', runResults: 'Results', runStarted: '{{count}} orders are being billed',
};
