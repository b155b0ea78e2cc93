import type { Texts } from '../en';

export const documents: Texts['documents'] = {
  logo: 'Logo', logoHint: 'PNG ou SVG, 1 Mio au plus ; sans logo, le nom prend sa place.', upload: 'Choisir un fichier', accent: 'Couleur',
  footer: 'Pied de page légal', footerHint: 'Autres lignes, par exemple dirigeants et capital.', payment: 'Comment payer',
  paymentHint: 'Figure sur les factures et les relevés.', preview: 'Modèle',
};
