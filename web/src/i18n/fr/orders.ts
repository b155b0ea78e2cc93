import type { Texts } from '../en';

export const orders: Texts['orders'] = {
  title: 'Commande {{number}}', lines: 'Lignes', holds: 'Blocages', released: 'Débloqué',
  acknowledge: 'Confirmer', confirmedOn: 'Date confirmée', confirmedHint: 'Sans date, le délai habituel s’applique.',
  cancel: 'Annuler la commande', refuse: 'Refuser', release: 'Débloquer', force: 'Débloquer malgré le dépassement du plafond',
  line: 'ligne {{number}}', done: '{{count}} effectués', refusedSome: '{{count}} refusés',
  deliveries: 'Livraisons', invoices: 'Factures', andMore: 'et {{count}} autres',
  wouldRelease_one: '{{count}} blocage serait levé.', wouldRelease_other: '{{count}} blocages seraient levés.',
  mendLine: 'Corriger la ligne {{number}}', mend: 'Corriger', price_keep: 'Laisser le prix tel quel',
  price_agreed: 'Le prix convenu', price_customers: 'Le prix du client', price_of: 'Un autre prix',
  thenIs: 'La commande serait alors :', cancelLines: 'Annuler des lignes',
  cancelLinesHint: 'Quantités qui ne sont plus souhaitées. Ce qui est parti reste.',
  days_one: '{{count}} jour', days_other: '{{count}} jours', releaseAll: 'Tout débloquer', cancelNow: 'À annuler',
  age: 'Âge', hours_one: '{{count}} heure', hours_other: '{{count}} heures', minutes_one: '{{count}} minute',
  minutes_other: '{{count}} minutes', holdKeys: 'x sélectionne, r débloque, f refuse ce qui est sélectionné.',
  confirmedFor: 'confirmé pour le {{date}}', cancelledOf: '{{quantity}} annulé(s)', returnedOf: '{{quantity}} retourné(s)',
  noInvoices: 'Pas encore facturée.',
  noDeliveries: 'Rien n’a encore été livré.',
};
