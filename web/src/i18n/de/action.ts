import type { Texts } from '../en';

export const action: Texts['action'] = {
  confirm: 'Bestätigen', cancel: 'Abbrechen', close: 'Schließen', reason: 'Grund', done: 'Erledigt', remove: 'Entfernen',
  save: 'Speichern', show: 'Anzeigen', more: 'Mehr', add: 'Hinzufügen', edit: 'Bearbeiten',
  undo: 'Rückgängig', undone: 'Rückgängig gemacht', undoReason: 'Sofort rückgängig gemacht',
};
