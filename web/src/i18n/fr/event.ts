import type { Texts } from '../en';

export const event: Texts['event'] = {
  timeline: 'Ce qui s’est passé', system: 'le système ({{part}})', customer_created: 'Client créé',
  customer_changed: 'Données modifiées', credit_limit_set: 'Limite de crédit fixée', order_received: 'Commande reçue',
  order_held: 'Commande bloquée', order_hold_released: 'Blocage levé', order_refused: 'Commande refusée',
  order_acknowledged: 'Commande confirmée', order_line_cancelled: 'Lignes annulées', order_cancelled: 'Commande annulée',
  order_changed: 'Ligne corrigée', credit_reserved: 'Crédit réservé', credit_released: 'Crédit libéré',
  delivery_shipped: 'Marchandises expédiées', delivery_delivered: 'Marchandises arrivées',
  delivery_cancelled: 'Expédition annulée', proof_of_delivery_recorded: 'Preuve de livraison enregistrée',
  goods_returned: 'Marchandises retournées', invoice_issued: 'Facture émise', invoice_cleared: 'Facture soldée',
  credit_note_issued: 'Avoir émis', document_sent: 'Document envoyé', document_send_failed: 'Envoi du document échoué',
  bank_entry_booked: 'Mouvement bancaire enregistré', bank_entry_reversed: 'Mouvement annulé par la banque',
  bank_entry_set_aside: 'Mouvement mis de côté', receipt_recorded: 'Encaissement reçu',
  receipt_put_on_account: 'Montant laissé en compte', payment_matched: 'Paiement reconnu',
  payment_unmatched: 'Rapprochement annulé', items_allocated: 'Postes imputés', items_unallocated: 'Imputation annulée',
  item_written_off: 'Poste passé en perte', refund_recorded: 'Montant remboursé',
};
