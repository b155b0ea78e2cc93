import type { Texts } from '../en';

export const home: Texts['home'] = {
  needs: 'Ce qui vous attend', figures: 'Indicateurs clés', holds: 'Commandes bloquées',
  exceptions: 'Mouvements à affecter', ready: 'Livraisons prêtes à facturer', notDelivered: 'Expéditions en route',
  overdue: 'Postes échus', flagged: 'Relevés en écart', received: 'Commandes à confirmer',
  refunds: 'Remboursements pas encore vus à la banque',
  import: 'Importer un fichier',
};
