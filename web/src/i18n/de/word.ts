import type { Texts } from '../en';

export const word: Texts['word'] = {
  received: 'Eingegangen', held: 'Gesperrt', acknowledged: 'Bestätigt', delivered: 'Geliefert', closed: 'Abgeschlossen',
  cancelled: 'Storniert', refused: 'Abgelehnt', shipped: 'Versandt', pending: 'Noch nicht fällig', due: 'Fällig',
  billed: 'Fakturiert', none: 'Keine', outbound: 'Versand', return: 'Rücksendung', ready: 'Bereit', not_delivered: 'Nicht geliefert',
  waits_for_rest: 'Wartet auf Rest', waits_for_invoice: 'Wartet auf Rechnung', invoice: 'Rechnung', credit_note: 'Gutschrift',
  receipt: 'Zahlungseingang', discount: 'Skonto', write_off: 'Ausbuchung', refund: 'Erstattung', receipt_reversal: 'Eingang storniert',
  bank_entry: 'Bankumsatz', reversal: 'Storno', opening: 'Eröffnung', unknown_product: 'Artikel unbekannt', price_differs: 'Preis weicht ab',
  duplicate_order: 'Doppelter Auftrag', incomplete: 'Unvollständig', credit: 'Kredit', customer_blocked: 'Kunde gesperrt', open: 'Offen',
  cleared: 'Ausgeglichen', all: 'Alle', claims: 'Forderungen', debts: 'Guthaben', balanced: 'Stimmt', differs: 'Weicht ab', gap: 'Lücke',
  unknown: 'Unbekannt', applied: 'Zugeordnet', other: 'Anderes', reversed: 'Storniert', yes: 'Ja', no: 'Nein', api: 'API', email: 'E-Mail',
  phone: 'Telefon', edi: 'EDI', shop: 'Shop', portal: 'Portal', field: 'Außendienst', import: 'Import', bank: 'Bank', manual: 'Von Hand',
  bad_debt: 'Forderungsausfall', small_difference: 'Kleindifferenz', bank_charge: 'Bankspesen', goodwill: 'Kulanz',
  amount_too_low: 'Betrag zu niedrig', amount_too_high: 'Betrag zu hoch', already_paid: 'Schon bezahlt',
  not_a_credit: 'Kein Geldeingang', no_reference: 'Keine Referenz', unknown_reference: 'Unbekannte Referenz', unknown_document: 'Unbekannter Beleg', ambiguous: 'Mehrdeutig', several_customers: 'Mehrere Kunden', currency_differs: 'Andere Währung', payer_differs: 'Anderer Zahler', delivery: 'Lieferung',
  order: 'Auftrag', customer: 'Kunde', open_item: 'Offener Posten', main: 'Haupt', ship_to: 'Lieferung', bill_to: 'Rechnung',
  C62: 'Stück', reservation_expired: 'Vormerkung abgelaufen',
};
