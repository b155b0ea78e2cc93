import type { Texts } from '../en';

export const receivables: Texts['receivables'] = {
  asOf: 'Au', notDue: 'Non échu', unapplied: 'Non affecté', total: 'Total', totals: 'Total',
  item: 'Poste ouvert {{number}}', allocations: 'Affectations', noAllocations: 'Rien n’est affecté à ce poste.', undo: 'Annuler',
  undone: 'annulée', writeOff: 'Passer en perte', allocate: 'Affecter',
  allocateHint: 'Rapproche les créances choisies de l’avoir choisi, les plus anciennes d’abord.', entry: 'Écriture {{number}}',
  reverses: 'Extourne', closeMonth: 'Clôturer les mois jusqu’à', reopen: 'Rouvrir',
  openNote: 'Les mois qui ne figurent pas ici sont ouverts.', pickCredit: 'Choisissez un avoir et au moins une créance d’un même client.',
};
