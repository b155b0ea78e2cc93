import type { Texts } from '../en';

export const customers: Texts['customers'] = {
  exposure: 'Encours client', limit: 'Plafond', headroom: 'Disponible', noLimit: 'Aucun plafond', noExposure: 'Aucun encours.', total: 'Encours',
  open_items: 'Postes ouverts', delivered: 'Livré, non facturé', ordered: 'Commandes ouvertes', reserved: 'Réservé',
  setLimit: 'Fixer le plafond', limitHint: 'Vide : aucun plafond.', statement: 'Relevé de compte',
  block: 'Bloquer', unblock: 'Lever le blocage',
  withOrder: 'Avec cette commande', new: 'Nouveau client', created: 'Client créé', editTitle: 'Modifier {{name}}',
  itself: 'Le même client', usual: 'Par défaut', who: 'Généralités', terms: 'TVA et conditions',
  roles: 'Livré à, facturé à et payeur, si différents', addresses: 'Adresses', contacts: 'Contacts',
  bankAccounts: 'Comptes bancaires', checked: 'Vérifié : cela peut être enregistré.', mails: 'Documents envoyés',
  behaviour: 'Comportement de paiement', nothingSettled: 'Aucune facture n’a encore été soldée.',
  settled: '{{number}} : échéance {{due}}, soldée {{settled}}',
  plotHint: 'Chaque point est une facture à son échéance ; sa hauteur indique les jours de règlement après (au-dessus) ou avant (au-dessous) la ligne.',
};
