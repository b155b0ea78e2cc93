import type { Texts } from '../en';

export const orders: Texts['orders'] = {
  title: 'Auftrag {{number}}', lines: 'Positionen', holds: 'Sperren', released: 'Freigegeben',
  acknowledge: 'Bestätigen', confirmedOn: 'Bestätigtes Datum', confirmedHint: 'Ohne Angabe gilt die übliche Vorlaufzeit.',
  cancel: 'Auftrag stornieren', refuse: 'Ablehnen', release: 'Freigeben', force: 'Freigeben, obwohl das Kreditlimit überschritten ist',
  ship: 'Alles Offene versenden', line: 'Position {{number}}', done: '{{count}} erledigt', refusedSome: '{{count}} abgelehnt',
  deliveries: 'Lieferungen', invoices: 'Rechnungen',
};
