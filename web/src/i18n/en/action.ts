export const action = {
  confirm: 'Confirm', cancel: 'Cancel', close: 'Close', reason: 'Reason', done: 'Done', remove: 'Remove', save: 'Save',
  show: 'Show', more: 'More', add: 'Add', edit: 'Edit',
  undo: 'Undo', undone: 'Undone', undoReason: 'Undone at once',
};
