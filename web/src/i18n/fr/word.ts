import type { Texts } from '../en';

export const word: Texts['word'] = {
  received: 'Reçue', held: 'Bloquée', acknowledged: 'Confirmée', delivered: 'Livrée', closed: 'Terminée', cancelled: 'Annulée',
  refused: 'Refusée', shipped: 'Expédiée', pending: 'Pas encore due', due: 'Due', billed: 'Facturée', none: 'Aucune',
  outbound: 'Expédition', return: 'Retour', ready: 'Prête', not_delivered: 'Non livrée', waits_for_rest: 'Attend le reste',
  waits_for_invoice: 'Attend la facture', invoice: 'Facture', credit_note: 'Avoir', receipt: 'Encaissement', discount: 'Escompte',
  write_off: 'Passage en perte', refund: 'Remboursement', receipt_reversal: 'Encaissement annulé', bank_entry: 'Mouvement bancaire',
  reversal: 'Extourne', opening: 'Ouverture', unknown_product: 'Article inconnu', price_differs: 'Prix différent',
  duplicate_order: 'Commande en double', incomplete: 'Incomplète', credit: 'Crédit', customer_blocked: 'Client bloqué', open: 'Ouvert',
  cleared: 'Soldé', all: 'Tous', claims: 'Créances', debts: 'Avoirs', balanced: 'Juste', differs: 'Écart', gap: 'Trou',
  unknown: 'Inconnu', applied: 'Affecté', other: 'Autre', reversed: 'Annulé', yes: 'Oui', no: 'Non', api: 'API', email: 'E-mail',
  phone: 'Téléphone', edi: 'EDI', shop: 'Boutique', portal: 'Portail', field: 'Terrain', import: 'Import', bank: 'Banque', manual: 'Manuel',
  bad_debt: 'Créance irrécouvrable', small_difference: 'Petit écart', bank_charge: 'Frais bancaires', goodwill: 'Geste commercial',
  amount_too_low: 'Montant trop bas', amount_too_high: 'Montant trop élevé', already_paid: 'Déjà payée',
  not_a_credit: 'Pas un encaissement', no_reference: 'Sans référence', unknown_reference: 'Référence inconnue', unknown_document: 'Pièce inconnue', ambiguous: 'Ambigu', several_customers: 'Plusieurs clients', currency_differs: 'Autre devise', payer_differs: 'Autre payeur', delivery: 'Livraison',
  order: 'Commande', customer: 'Client', open_item: 'Poste ouvert', main: 'Principale', ship_to: 'Livraison', bill_to: 'Facturation',
  C62: 'pièce', reservation_expired: 'Réservation expirée',
};
