import type { Texts } from '../en';

export const documents: Texts['documents'] = {
  logo: 'Logo', logoHint: 'PNG oder SVG, höchstens 1 MiB; ohne Logo steht der Name dort.', upload: 'Datei wählen', accent: 'Farbe',
  footer: 'Fußzeile', footerHint: 'Weitere Zeilen, etwa Geschäftsführung und Stammkapital.', payment: 'Zahlungshinweise',
  paymentHint: 'Stehen auf Rechnungen und Kontoauszügen.', preview: 'Muster',
};
