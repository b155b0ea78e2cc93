import type { Texts } from '../en';

export const list: Texts['list'] = {
  columns: 'Colonnes', export: 'Exporter', xlsx: 'Classeur Excel', csv: 'Fichier CSV', more: 'Charger la suite', shown_one: '{{count, number}} ligne', shown_other: '{{count, number}} lignes',
  andMore: '{{count, number}}+ lignes', selected: '{{count, number}} sélectionnées', sum: 'Somme', selectAll: 'Sélectionner tout ce qui est affiché',
  selectRow: 'Sélectionner {{name}}', all: 'Tous', filters: 'Filtres', clear: 'Annuler la sélection',
  choices: 'Choix', nothingFound: 'Rien trouvé',
  exportCsv: 'Exporter en CSV',
};
