import type { Texts } from '../en';

export const receivables: Texts['receivables'] = {
  postings: 'Écritures',
  asOf: 'Au', notDue: 'Non échu', unapplied: 'Non affecté', total: 'Total', totals: 'Total',
  item: 'Poste ouvert {{number}}', allocations: 'Lettrages', noAllocations: 'Aucun lettrage sur ce poste.', undo: 'Annuler',
  undone: 'annulé', writeOff: 'Passer en perte', allocate: 'Lettrer',
  allocateHint: 'Lettre les créances choisies avec les avoirs choisis, les plus anciennes d’abord. Les montants se changent ; 0 écarte une paire.', entry: 'Écriture {{number}}',
  reverses: 'Extourne de', reverse: 'Extourner', reversedBy: 'Extournée par', reopen: 'Rouvrir',
  openNote: 'Les mois qui ne figurent pas ici sont ouverts.', pickCredit: 'Choisissez au moins un avoir et une créance du même client.',
  limit: 'Au plus {{limit}} peuvent être passés en perte par poste.', creditLeft: 'Reste de l’avoir',
  bound: 'suit son écriture', account: 'Relevé de compte : {{name}}',
  noMovements: 'Rien n’a été comptabilisé pendant cette période.', movements: 'Mouvements', openAtEnd: 'Ouvert en fin de période',
  balance: 'Solde', debitSide: 'Débit', creditSide: 'Crédit', close: 'Clôturer les mois', checks: 'Vérifié avant',
  checkEntries: 'Mouvements bancaires non affectés', checkStatements: 'Relevés qui ne concordent pas',
  checkBilling: 'Livraisons non facturées', checkLedger: 'Compte {{account}}',
  wouldClose: '{{count}} clôturés ainsi : {{months}}', daysOverdue: 'Jours de retard', itemsInAll: '{{count}} en tout :',
  overdueOfThese: 'dont {{count}} échus :',
  bucketDays: '{{range}} jours',
};
