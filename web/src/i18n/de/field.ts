import type { Texts } from '../en';

export const field: Texts['field'] = {
  number: 'Nummer', customer: 'Kunde', name: 'Name', city: 'Ort', country: 'Land', segment: 'Segment',
  currency: 'Währung', blocked: 'Gesperrt', status: 'Status', received: 'Eingegangen', ordered: 'Bestellt', requested: 'Gewünscht',
  confirmed: 'Bestätigt für', acknowledged: 'Bestätigt', customerOrderNo: 'Bestellnr. des Kunden', channel: 'Weg', net: 'Netto',
  tax: 'Steuer', gross: 'Brutto', line: 'Position', quantity: 'Menge', unitPrice: 'Einzelpreis',
  shipped: 'Versandt', delivered: 'Geliefert', invoiced: 'Fakturiert', cancelled: 'Storniert', order: 'Auftrag', kind: 'Art',
  billing: 'Faktura', carrier: 'Spediteur', trackingNo: 'Sendungsnr.', signedBy: 'Unterschrieben von', issued: 'Ausgestellt',
  due: 'Fällig', open: 'Offen', reference: 'Referenz', reason: 'Grund', evidence: 'Befund', note: 'Notiz',
  address: 'Adresse', contact: 'Kontakt', email: 'E-Mail', vatId: 'USt-IdNr.',
  amount: 'Betrag', residual: 'Rest', discount: 'Skonto',
  discountOn: 'Skonto bis', posted: 'Gebucht', cleared: 'Ausgeglichen', account: 'Konto', credit: 'Haben',
  actor: 'Von', source: 'Quelle', from: 'Von', to: 'Bis', month: 'Monat', closedAt: 'Geschlossen am', search: 'Nummer',
  statement: 'Auszug', opening: 'Anfangssaldo', closing: 'Endsaldo', balance: 'Saldenprüfung', entries: 'Umsätze',
  difference: 'Differenz', booked: 'Gebucht', counterparty: 'Gegenseite', remittance: 'Verwendungszweck', applied: 'Zugeordnet',
  onAccount: 'Auf Konto', state: 'Stand', side: 'Richtung', dueBefore: 'Fällig vor', dueFrom: 'Fällig ab', proposal: 'Vorschlag',
  writeOff: 'Ausbuchung', instalment: 'Rate', supplied: 'Geleistet am', corrects: 'Berichtigt', percent: 'Prozent', base: 'Grundlage',
  automatic: 'Automatisch', delivery: 'Lieferung', invoice: 'Rechnung', timeZone: 'Zeitzone',
  series: 'Nummernkreis', prefix: 'Präfix', next: 'Nächste Nummer', payer: 'Zahler', paymentTerm: 'Zahlungsbedingung',
  product: 'Produkt', unit: 'Einheit', returned: 'Zurückgekommen',
};
