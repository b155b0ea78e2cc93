import type { Texts } from '../en';

export const event: Texts['event'] = {
  timeline: 'Was geschah', system: 'das System ({{part}})', customer_created: 'Kunde angelegt',
  customer_changed: 'Stammdaten geändert', credit_limit_set: 'Kreditlimit gesetzt', order_received: 'Auftrag eingegangen',
  order_held: 'Auftrag gesperrt', order_hold_released: 'Sperre aufgehoben', order_refused: 'Auftrag abgelehnt',
  order_acknowledged: 'Auftrag bestätigt', order_line_cancelled: 'Positionen storniert',
  order_cancelled: 'Auftrag storniert', order_changed: 'Position richtiggestellt', credit_reserved: 'Kredit vorgemerkt',
  credit_released: 'Kredit freigegeben', delivery_shipped: 'Ware versandt', delivery_delivered: 'Ware angekommen',
  delivery_cancelled: 'Versand storniert', proof_of_delivery_recorded: 'Empfang belegt',
  goods_returned: 'Ware zurückgekommen', invoice_issued: 'Rechnung gestellt', invoice_cleared: 'Rechnung beglichen',
  credit_note_issued: 'Gutschrift erteilt', document_sent: 'Dokument gemailt',
  document_send_failed: 'Dokument ließ sich nicht mailen', bank_entry_booked: 'Bankumsatz gebucht',
  bank_entry_reversed: 'Bankumsatz von der Bank zurückgenommen', bank_entry_set_aside: 'Bankumsatz beiseitegelegt',
  receipt_recorded: 'Geld eingegangen', receipt_put_on_account: 'Geld als Akonto behalten',
  payment_matched: 'Zahlung zugeordnet', payment_unmatched: 'Zuordnung zurückgenommen', items_allocated: 'Posten verrechnet',
  items_unallocated: 'Verrechnung zurückgenommen', item_written_off: 'Posten ausgebucht', refund_recorded: 'Geld erstattet',
};
