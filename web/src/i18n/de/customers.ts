import type { Texts } from '../en';

export const customers: Texts['customers'] = {
  exposure: 'Kreditobligo', limit: 'Limit', headroom: 'Spielraum', noLimit: 'Kein Limit gesetzt', noExposure: 'Noch kein Obligo.',
  total: 'Obligo', open_items: 'Offene Posten', delivered: 'Geliefert, nicht fakturiert', ordered: 'Offene Aufträge',
  reserved: 'Reserviert', setLimit: 'Limit setzen', limitHint: 'Leer: kein Limit.', statement: 'Kundenkontoauszug',
  block: 'Sperren', unblock: 'Sperre aufheben',
  withOrder: 'Mit diesem Auftrag', new: 'Neuer Kunde', created: 'Kunde angelegt', editTitle: '{{name}} bearbeiten',
  itself: 'Derselbe Kunde', usual: 'Standard', who: 'Allgemein', terms: 'Steuer und Konditionen',
  roles: 'Warenempfänger, Rechnungsempfänger und Zahler, falls abweichend', addresses: 'Adressen', contacts: 'Ansprechpartner',
  bankAccounts: 'Bankkonten', checked: 'Geprüft: das lässt sich speichern.', mails: 'Versandte Belege',
  behaviour: 'Zahlungsverhalten', nothingSettled: 'Noch keine Rechnung wurde beglichen.',
  settled: '{{number}}: fällig {{due}}, beglichen {{settled}}',
  plotHint: 'Jeder Punkt ist eine Rechnung an ihrem Fälligkeitstag; seine Höhe sind die Tage, die sie danach (oben) oder davor (unten) beglichen wurde.',
};
