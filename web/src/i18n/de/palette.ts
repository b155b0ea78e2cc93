import type { Texts } from '../en';

export const palette: Texts['palette'] = {
  pages: 'Seiten', customers: 'Kunden', documents: 'Belege',
  nothing: 'Nichts gefunden. Belege findet man über Nummer, Referenz oder Betrag.',
  actions: 'Aktionen', settings: 'Einstellungen', do_newOrder: 'Neuer Auftrag', do_newCustomer: 'Neuer Kunde', do_importBank: 'Bankdatei importieren',
  do_recordReceipt: 'Zahlungseingang erfassen', do_allocate: 'Bankumsätze zuordnen', do_bill: 'Fälliges fakturieren', do_importFile: 'Datei importieren',
  do_print: 'Diese Seite drucken',
  do_importAdvice: 'Zahlungsavis einlesen',
};
