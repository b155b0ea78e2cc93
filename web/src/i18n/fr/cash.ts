import type { Texts } from '../en';

export const cash: Texts['cash'] = {
  statement: 'Relevé {{number}}', upload: 'Importer un fichier bancaire', match: 'Rapprocher à nouveau', matched: '{{done}} affectés, {{left}} restants',
  apply: 'Appliquer', allocate: 'Affecter à la main', remainder: 'Reste', accept: 'Prendre la proposition',
  setAside: 'Mettre de côté', takeBack: 'Reprendre', reverse: 'Annuler l’encaissement',
  pickCustomer: 'Client payeur', automatic: 'Affecté automatiquement',
  entry: 'Mouvement bancaire du {{date}}', imported: '{{count}} relevés importés', rest: 'Le reste demeure en acompte.',
};
