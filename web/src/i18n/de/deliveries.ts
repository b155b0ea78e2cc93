import type { Texts } from '../en';

export const deliveries: Texts['deliveries'] = {
  title: 'Lieferung {{number}}', deliver: 'Ankunft erfassen', arrivedAt: 'Angekommen am', cancel: 'Versand stornieren'
};
