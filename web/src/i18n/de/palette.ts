import type { Texts } from '../en';

export const palette: Texts['palette'] = {
  pages: 'Seiten', customers: 'Kunden', documents: 'Belege',
  nothing: 'Nichts gefunden. Belege findet man über Nummer, Referenz oder Betrag.',
  actions: 'Tun', settings: 'Einstellungen', do_newOrder: 'Auftrag erfassen', do_newCustomer: 'Kunden aufnehmen', do_importBank: 'Bankdatei einlesen',
  do_recordReceipt: 'Zahlungseingang erfassen', do_allocate: 'Bankbuchungen zuordnen', do_bill: 'Fälliges fakturieren', do_importFile: 'Datei importieren',
  do_print: 'Diese Seite drucken',
};
