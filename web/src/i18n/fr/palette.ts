import type { Texts } from '../en';

export const palette: Texts['palette'] = {
  pages: 'Pages', customers: 'Clients', documents: 'Pièces', nothing: 'Rien trouvé. Une pièce se cherche par son numéro entier.'
};
