import type { Texts } from '../en';

export const action: Texts['action'] = {
  confirm: 'Confirmer', cancel: 'Abandonner', close: 'Fermer', reason: 'Motif', done: 'Fait', remove: 'Retirer',
  save: 'Enregistrer', show: 'Afficher', more: 'Plus', add: 'Ajouter', edit: 'Modifier',
  undo: 'Annuler l’action', undone: 'Action annulée', undoReason: 'Annulé aussitôt',
};
