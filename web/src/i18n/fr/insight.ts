import type { Texts } from '../en';

export const insight: Texts['insight'] = {
  trend: 'Par mois', parts: 'Composantes', cases: 'Pièces à l’appui', value: 'Valeur', casesCount: '{{count}} pièces',
  noValue: 'n. d.', last12: 'Les 12 derniers mois', chart: '{{name}} par mois',
  unit: { days: 'jours', hours: 'heures', '%': '%', amount: '', 'per day': 'par jour', orders: 'commandes', lines: 'lignes', times: 'fois' },
};
