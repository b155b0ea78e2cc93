import type { Texts } from '../en';

export const palette: Texts['palette'] = {
  pages: 'Pages', customers: 'Clients', documents: 'Documents', nothing: 'Rien trouvé. Un document se cherche par numéro, référence ou montant.',
  actions: 'Actions', settings: 'Paramètres', do_newOrder: 'Nouvelle commande', do_newCustomer: 'Nouveau client', do_importBank: 'Importer un fichier bancaire',
  do_recordReceipt: 'Saisir un encaissement', do_allocate: 'Affecter les mouvements bancaires', do_bill: 'Facturer ce qui est dû', do_importFile: 'Importer un fichier',
  do_print: 'Imprimer cette page',
  do_importAdvice: 'Saisir un avis de paiement',
};
