import type { Texts } from '../en';

export const orders: Texts['orders'] = {
  title: 'Auftrag {{number}}', lines: 'Positionen', holds: 'Sperren', released: 'Freigegeben',
  acknowledge: 'Bestätigen', confirmedOn: 'Bestätigtes Datum', confirmedHint: 'Ohne Angabe gilt die übliche Vorlaufzeit.',
  cancel: 'Auftrag stornieren', refuse: 'Ablehnen', release: 'Freigeben', force: 'Freigeben, obwohl das Kreditlimit überschritten ist',
  line: 'Position {{number}}', done: '{{count}} erledigt', refusedSome: '{{count}} abgelehnt',
  deliveries: 'Lieferungen', invoices: 'Rechnungen', andMore: 'und {{count}} weitere',
  wouldRelease_one: '{{count}} Sperre würde aufgehoben.', wouldRelease_other: '{{count}} Sperren würden aufgehoben.',
  mendLine: 'Position {{number}} korrigieren', mend: 'Korrigieren', price_keep: 'Preis lassen, wie er ist',
  price_agreed: 'Der vereinbarte Preis', price_customers: 'Der Preis des Kunden', price_of: 'Ein anderer Preis',
  thenIs: 'Der Auftrag wäre dann:', cancelLines: 'Positionen stornieren',
  cancelLinesHint: 'Mengen, die nicht mehr gewünscht sind. Was versandt ist, bleibt.',
  days_one: '{{count}} Tag', days_other: '{{count}} Tage', releaseAll: 'Alle freigeben', cancelNow: 'Stornieren',
  age: 'Alter', hours_one: '{{count}} Stunde', hours_other: '{{count}} Stunden', minutes_one: '{{count}} Minute',
  minutes_other: '{{count}} Minuten', holdKeys: 'x wählt, r gibt frei, f lehnt ab, was gewählt ist.',
  confirmedFor: 'bestätigt für {{date}}', cancelledOf: '{{quantity}} storniert', returnedOf: '{{quantity}} zurück',
  noInvoices: 'Noch nicht fakturiert.',
  noDeliveries: 'Noch nichts geliefert.',
};
