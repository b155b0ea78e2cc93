import type { Texts } from '../en';

export const insight: Texts['insight'] = {
  part: {
    receivables_at_the_start: 'créances au début', receivables_at_the_end: 'créances à la fin',
    of_these_not_past_due: 'dont non échues', credit_sales: 'ventes à crédit', days: 'jours', months: 'mois',
    current: 'non échu', past_due: 'échu', receivables: 'créances', more_than_90_days: 'plus de 90 jours',
    weighted_by_value: 'pondéré par la valeur', simple: 'simple', by_count: 'en nombre', by_value: 'en valeur',
    written_off_for_credit_loss: 'passé en créances irrécouvrables', granted: 'accordé', offered: 'offert',
    granted_after_its_date: 'accordé après sa date', orders: 'commandes', lines_per_day: 'lignes par jour',
    mean: 'moyenne', median: 'médiane', p90: '90 % au plus', on_time: 'à l’heure',
    on_time_and_in_full: 'à l’heure et complet', order_acknowledgement: 'commande → confirmation',
    acknowledgement_delivery: 'confirmation → livraison', delivery_invoice: 'livraison → facture',
    invoice_due: 'facture → échéance', due_cash: 'échéance → encaissement', mean_age: 'âge moyen',
  },
  trend: 'Évolution', parts: 'Composantes', cases: 'Documents à l’appui', value: 'Valeur', casesCount_one: '{{count, number}} document', casesCount_other: '{{count, number}} documents',
  noValue: 'n. d.', last12: 'Les 12 derniers mois', chart: '{{name}} par mois',
  unit: { days: 'jours', hours: 'heures', '%': '%', amount: '', 'per day': 'par jour', orders: 'commandes', lines: 'lignes', times: 'fois' },
  png: 'Exporter en PNG', print: 'Imprimer', period: 'Période', freePeriod: 'Tel qu’indiqué', last3: 'Les 3 derniers mois',
  last1: 'Le dernier mois', compare: 'Comparer à', compareNone: 'Rien', compareBefore: 'Période précédente',
  compareYear: 'Année précédente', formula: 'Mode de calcul',
  source: 'Mesuré sur les documents listés ci-dessous, tels qu’ils sont dans les livres.', spread: 'parts',
  thisYear: 'Ces mois', yearBefore: 'Un an avant', step: 'Durée de chaque point', split: 'Par clients',
  noSegment: 'Sans segment', documents: 'Documents', distribution: 'Combien ont pris combien de temps ({{unit}})',
  difference: 'Écart', changePercent: '{{percent}} % de la valeur comparée', on: 'Jour', byMonth: 'Mois', byWeek: 'Semaines',
  boardPack: 'Rapport au conseil (PDF)',
};
