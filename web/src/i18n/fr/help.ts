import type { Texts } from '../en';

export const help: Texts['help'] = {
  title: 'Clavier', palette: 'Chercher partout', help: 'Cet aperçu', next: 'Ligne suivante', previous: 'Ligne précédente',
  open: 'Ouvrir la ligne', mark: 'Sélectionner la ligne', filter: 'Vers les filtres',
  close: 'Fermer ce qui est au-dessus', lists: 'Dans les listes', everywhere: 'Partout', newOrder: 'Nouvelle commande',
  views: 'Vues enregistrées',
  goTo: 'Aller à',
  release: 'Débloquer la sélection',
  refuse: 'Refuser la sélection',
  below: 'Ligne suivante de la commande',
  saveOrder: 'Enregistrer la commande',
  act: 'Aux actions de la sélection',
};
