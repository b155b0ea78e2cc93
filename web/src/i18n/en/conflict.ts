export const conflict = {
  title: 'Somebody else was first', seen: 'When you opened it', mine: 'What you want', theirs: 'What it is now', both: 'changed by both',
  takeTheirs: 'Take theirs', applyMine: 'Apply mine on top', somebody: 'It was changed while you were editing.',
  who: 'Changed by {{name}} on {{at}}, while you were editing.',
  hint: 'Applying yours changes only the fields that you changed; what else is new stays.',
};
