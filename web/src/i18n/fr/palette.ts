import type { Texts } from '../en';

export const palette: Texts['palette'] = {
  pages: 'Pages', customers: 'Clients', documents: 'Pièces', nothing: 'Rien trouvé. Une pièce se cherche par numéro, référence ou montant.',
  actions: 'Faire', settings: 'Réglages', do_newOrder: 'Saisir une commande', do_newCustomer: 'Ajouter un client', do_importBank: 'Importer un fichier bancaire',
  do_recordReceipt: 'Saisir un encaissement', do_allocate: 'Affecter les écritures bancaires', do_bill: 'Facturer ce qui est dû', do_importFile: 'Importer un fichier',
  do_print: 'Imprimer cette page',
};
