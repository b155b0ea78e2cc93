import type { Texts } from '../en';

export const customers: Texts['customers'] = {
  exposure: 'Kreditbelastung', limit: 'Limit', headroom: 'Spielraum', noLimit: 'Kein Limit gesetzt', noExposure: 'Noch keine Belastung.',
  total: 'Belastung', open_items: 'Offene Posten', delivered: 'Geliefert, nicht fakturiert', ordered: 'Offene Aufträge',
  reserved: 'Reserviert', setLimit: 'Limit setzen', limitHint: 'Leer: kein Limit.', statement: 'Kontoauszug',
  block: 'Sperren', unblock: 'Sperre aufheben',
  withOrder: 'Mit diesem Auftrag',
};
