export const answer = {
  title: 'À quoi correspond ce paiement ?', received: 'Nous avons reçu {{amount}} le {{date}} et ne pouvons pas affecter ce paiement.',
  number: 'N° de facture ou document', addRow: 'Ajouter un document', removeRow: 'Retirer le document {{place}}',
  message: 'Message', notOurs: 'Cet argent ne vous est pas destiné. Merci de le retourner.', send: 'Envoyer la réponse',
  thanks: 'Merci. {{company}} a reçu votre réponse.', over: 'Aucune réponse n’est plus nécessaire. Pour le reste, écrivez à {{company}}.',
  unknown: 'Ce lien ne mène nulle part', unknownText: 'Vérifiez qu’il a été copié en entier. Un lien trop ancien n’est plus valable.',
};
