import type { Texts } from '../en';

export const evidence: Texts['evidence'] = {
  unknownProduct: 'Aucun article ne porte le numéro {{sku}}.', retired: 'L’article {{sku}} n’est plus vendu.',
  priceDiffers: 'Prix du client {{given}}, prix convenu {{agreed}} {{currency}}.',
  nothingAgreed: 'Prix du client {{given}} {{currency}} ; aucun prix n’est convenu.',
  duplicate: 'Le n° de commande {{number}} figure déjà sur la commande {{order}} ({{status}}).',
  noAddress: 'Le client {{customer}} n’a pas d’adresse de livraison complète.',
  noPrice: 'Aucun prix n’est convenu pour {{sku}} et le client n’en indique pas.', noTax: 'La TVA sur {{sku}} n’est pas connue : {{because}}',
  credit: 'La commande demande {{needed}} ; {{taken}} du plafond de {{limit}} sont pris.',
  noLimit: 'La commande demande {{needed}} ; {{taken}} sont pris.', blocked: 'Le client {{number}} est bloqué : {{reason}}',
  expired: 'Un crédit de {{amount}} a été réservé le {{at}} ; ses {{days}} jours sont écoulés.',
  lessDiscount: 'Soit {{base}} moins {{percent}} %.',
  because: 'Motif : {{reason}}',
  belowMinimum: 'Atteint {{net}}, moins que la commande minimale de {{minimum}}',
  noField: 'Manque : {{field}}',
  creditPolicy: 'Règle {{policy}} : {{reasons}}',
};
