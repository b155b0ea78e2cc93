import type { Texts } from '../en';

export const views: Texts['views'] = {
  title: 'Vues', all: 'Sans filtre', save: 'Enregistrer comme vue', change: 'Renommer ou partager',
  update: 'Enregistrer les modifications dans {{name}}', makeDefault: 'Commencer par cette vue', noDefault: 'Ne plus commencer par elle',
  delete: 'Supprimer la vue', shared: 'Partagée', default: 'Ouvre la page', share: 'Partager avec tous ceux qui travaillent ici',
};
