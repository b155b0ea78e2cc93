import type { Texts } from '../en';

export const conflict: Texts['conflict'] = {
  title: 'Quelqu’un vous a devancé', seen: 'À l’ouverture', mine: 'Ce que vous voulez', theirs: 'Ce qui vaut maintenant', both: 'modifié des deux côtés',
  takeTheirs: 'Prendre leur version', applyMine: 'Appliquer la mienne par-dessus', somebody: 'L’objet a été modifié pendant votre saisie.',
  who: 'Modifié par {{name}} le {{at}}, pendant votre saisie.',
  hint: 'Appliquer la vôtre ne change que les champs que vous avez modifiés ; le reste demeure.',
};
