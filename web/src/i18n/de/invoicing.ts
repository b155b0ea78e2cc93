import type { Texts } from '../en';

export const invoicing: Texts['invoicing'] = {
  titleInvoice: 'Rechnung {{number}}', titleCreditNote: 'Gutschrift {{number}}', bill: 'Fakturieren', billed: '{{count}} Belege ausgestellt',
  billAll: 'Alles Bereite fakturieren', document: 'Beleg', openDocument: 'In neuem Tab öffnen', noDocument: 'Der Beleg ist noch nicht erzeugt.',
  creditLines: 'Gutschrift aus Positionen', creditHint: 'Mengen, die gutgeschrieben werden. Positionen mit 0 bleiben unberührt.',
  taxes: 'Steuern', instalments: 'Raten', creditNotes: 'Gutschriften', sendAgain: 'Erneut senden',
};
