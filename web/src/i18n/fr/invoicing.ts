import type { Texts } from '../en';

export const invoicing: Texts['invoicing'] = {
  titleInvoice: 'Facture {{number}}', titleCreditNote: 'Avoir {{number}}', bill: 'Facturer', billed: '{{count}} documents émis',
  billAll: 'Facturer tout ce qui est prêt', document: 'Document', openDocument: 'Ouvrir dans un onglet',
  noDocument: 'Le document n’est pas encore produit.', creditLines: 'Avoir par lignes',
  taxes: 'TVA', instalments: 'Échéances', creditNotes: 'Avoirs',
  sendAgain: 'Renvoyer', issuedOn: 'Date des documents', todayHint: 'Vide : aujourd’hui.',
  nothingReady: 'Rien de cela ne peut être facturé maintenant.', wouldIssue: 'Documents qui seraient émis',
  wouldIssueCount_one: '{{count}} document serait émis :', wouldIssueCount_other: '{{count}} documents seraient émis :',
  settleWith: 'Solder la facture avec, tant qu’elle est ouverte', wouldCredit: 'L’avoir serait de', 
  by: {
    quantity: 'Quantités',
    net: 'Réduction de prix',
    all: 'Tout le reste',
  },
  reasons: {
    ready: 'Peut être facturé maintenant',
    not_delivered: 'Les marchandises ne sont pas encore arrivées',
    waits_for_rest: 'La commande est facturée en entier et le reste manque',
    held: 'La commande est bloquée',
    waits_for_invoice: 'Un retour ; la facture qu’il corrige n’est pas encore émise',
  },
  runGoesOn: 'Facturation en cours', lastRun: 'Dernière facturation', runDone: '{{done}} commandes sur {{total}}',
  runIssued: '{{count}} documents émis', runRefused: '{{count}} refusées', runResults: 'Résultats', runStarted: '{{count}} commandes en cours de facturation',
  draft: 'Projet de document',
  showDraft: 'Afficher le projet',
  hideDraft: 'Masquer le projet',
};
