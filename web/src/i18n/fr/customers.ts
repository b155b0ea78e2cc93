import type { Texts } from '../en';

export const customers: Texts['customers'] = {
  exposure: 'Encours', limit: 'Limite', headroom: 'Marge', noLimit: 'Aucune limite', noExposure: 'Aucun encours.', total: 'Encours',
  open_items: 'Postes ouverts', delivered: 'Livré, non facturé', ordered: 'Commandes ouvertes', reserved: 'Réservé',
  setLimit: 'Fixer la limite', limitHint: 'Vide : aucune limite.', statement: 'Relevé de compte',
  block: 'Bloquer', unblock: 'Lever le blocage',
  withOrder: 'Avec cette commande', new: 'Nouveau client', created: 'Client créé', editTitle: 'Modifier {{name}}',
  itself: 'Le client lui-même', usual: 'Comme d’habitude', who: 'Qui c’est', terms: 'Taxe et conditions',
  roles: 'Qui reçoit et qui paie, si c’est un autre client', addresses: 'Adresses', contacts: 'Contacts',
  bankAccounts: 'Comptes bancaires', checked: 'Vérifié : cela peut être enregistré.', mails: 'Documents envoyés',
  behaviour: 'Comportement de paiement', nothingSettled: 'Aucune facture n’a encore été soldée.',
  settled: '{{number}} : échéance {{due}}, soldée {{settled}}',
  plotHint: 'Chaque point est une facture à son échéance ; sa hauteur indique les jours de règlement après (au-dessus) ou avant (au-dessous) la ligne.',
};
