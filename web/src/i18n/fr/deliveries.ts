import type { Texts } from '../en';

export const deliveries: Texts['deliveries'] = {
  title: 'Livraison {{number}}', deliver: 'Saisir l’arrivée', arrivedAt: 'Arrivée le', cancel: 'Annuler l’expédition'
};
