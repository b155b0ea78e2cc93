import type { Texts } from '../en';

export const evidence: Texts['evidence'] = {
  unknownProduct: 'Aucun produit ne porte le numéro {{sku}}.', retired: 'Le produit {{sku}} n’est plus vendu.',
  priceDiffers: 'Le client indique {{given}}, le prix convenu est {{agreed}} {{currency}}.',
  nothingAgreed: 'Le client indique {{given}} {{currency}}, aucun prix n’est convenu.',
  duplicate: 'Le n° de commande {{number}} figure déjà sur la commande {{order}} ({{status}}).',
  noAddress: 'Le client {{customer}} n’a pas d’adresse de livraison complète.',
  noPrice: 'Aucun prix n’est convenu pour {{sku}} et le client n’en indique pas.', noTax: 'La taxe sur {{sku}} n’est pas connue : {{because}}',
  credit: 'La commande demande {{needed}} ; {{taken}} de la limite de {{limit}} sont pris.',
  noLimit: 'La commande demande {{needed}} ; {{taken}} sont pris.', blocked: 'Le client {{number}} est bloqué : {{reason}}',
  expired: 'Un crédit de {{amount}} a été réservé le {{at}} ; ses {{days}} jours sont écoulés.',
};
