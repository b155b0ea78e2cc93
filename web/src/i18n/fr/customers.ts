import type { Texts } from '../en';

export const customers: Texts['customers'] = {
  exposure: 'Encours', limit: 'Limite', headroom: 'Marge', noLimit: 'Aucune limite', noExposure: 'Aucun encours.', total: 'Encours',
  open_items: 'Postes ouverts', delivered: 'Livré, non facturé', ordered: 'Commandes ouvertes', reserved: 'Réservé',
  setLimit: 'Fixer la limite', limitHint: 'Vide : aucune limite.', statement: 'Relevé de compte',
  block: 'Bloquer', unblock: 'Lever le blocage',
  withOrder: 'Avec cette commande',
};
