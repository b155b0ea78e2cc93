import type { Texts } from '../en';

export const palette: Texts['palette'] = {
  pages: 'Seiten', customers: 'Kunden', documents: 'Belege',
  nothing: 'Nichts gefunden. Belege findet man über ihre ganze Nummer.',
};
