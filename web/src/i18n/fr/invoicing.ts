import type { Texts } from '../en';

export const invoicing: Texts['invoicing'] = {
  titleInvoice: 'Facture {{number}}', titleCreditNote: 'Avoir {{number}}', bill: 'Facturer', billed: '{{count}} pièces émises',
  billAll: 'Facturer tout ce qui est prêt', document: 'Document', openDocument: 'Ouvrir dans un onglet',
  noDocument: 'Le document n’est pas encore produit.', creditLines: 'Avoir par lignes',
  creditHint: 'Quantités à créditer. Les lignes à 0 restent inchangées.', taxes: 'Taxes', instalments: 'Échéances', creditNotes: 'Avoirs',
  sendAgain: 'Renvoyer',
};
