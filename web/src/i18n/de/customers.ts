import type { Texts } from '../en';

export const customers: Texts['customers'] = {
  exposure: 'Kreditbelastung', limit: 'Limit', headroom: 'Spielraum', noLimit: 'Kein Limit gesetzt', noExposure: 'Noch keine Belastung.',
  total: 'Belastung', open_items: 'Offene Posten', delivered: 'Geliefert, nicht fakturiert', ordered: 'Offene Aufträge',
  reserved: 'Reserviert', setLimit: 'Limit setzen', limitHint: 'Leer: kein Limit.', statement: 'Kontoauszug',
  block: 'Sperren', unblock: 'Sperre aufheben',
  withOrder: 'Mit diesem Auftrag', new: 'Neuer Kunde', created: 'Kunde angelegt', editTitle: '{{name}} bearbeiten',
  itself: 'Der Kunde selbst', usual: 'Wie üblich', who: 'Wer es ist', terms: 'Steuer und Bedingungen',
  roles: 'Wer empfängt und wer zahlt, wenn es ein anderer Kunde ist', addresses: 'Adressen', contacts: 'Ansprechpartner',
  bankAccounts: 'Bankkonten', checked: 'Geprüft: das lässt sich speichern.', mails: 'Gemailte Dokumente',
  behaviour: 'Zahlungsverhalten', nothingSettled: 'Noch keine Rechnung wurde beglichen.',
  settled: '{{number}}: fällig {{due}}, beglichen {{settled}}',
  plotHint: 'Jeder Punkt ist eine Rechnung an ihrem Fälligkeitstag; seine Höhe sind die Tage, die sie danach (oben) oder davor (unten) beglichen wurde.',
};
