import type { Texts } from '../en';

export const orders: Texts['orders'] = {
  title: 'Commande {{number}}', lines: 'Lignes', holds: 'Blocages', released: 'Débloqué',
  acknowledge: 'Confirmer', confirmedOn: 'Date confirmée', confirmedHint: 'Sans date, le délai habituel s’applique.',
  cancel: 'Annuler la commande', refuse: 'Refuser', release: 'Débloquer', force: 'Débloquer malgré le dépassement de la limite',
  ship: 'Expédier le reste', line: 'ligne {{number}}', done: '{{count}} effectués', refusedSome: '{{count}} refusés',
  deliveries: 'Livraisons', invoices: 'Factures',
};
