import type { Texts } from '../en';

export const insight: Texts['insight'] = {
  trend: 'Nach Monat', parts: 'Teile', cases: 'Belege dahinter', value: 'Wert', casesCount: '{{count}} Belege',
  noValue: 'k. A.', last12: 'Die letzten 12 Monate', chart: '{{name}} nach Monat',
  unit: { days: 'Tage', hours: 'Stunden', '%': '%', amount: '', 'per day': 'pro Tag', orders: 'Aufträge', lines: 'Positionen', times: 'mal' },
};
