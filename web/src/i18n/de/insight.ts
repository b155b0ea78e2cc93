import type { Texts } from '../en';

export const insight: Texts['insight'] = {
  part: {
    receivables_at_the_start: 'Forderungen am Anfang', receivables_at_the_end: 'Forderungen am Ende',
    of_these_not_past_due: 'davon nicht überfällig', credit_sales: 'Umsatz auf Ziel', days: 'Tage', months: 'Monate',
    current: 'nicht fällig', past_due: 'überfällig', receivables: 'Forderungen', more_than_90_days: 'mehr als 90 Tage',
    weighted_by_value: 'nach Wert gewichtet', simple: 'einfach', by_count: 'nach Anzahl', by_value: 'nach Wert',
    written_off_for_credit_loss: 'als Ausfall ausgebucht', granted: 'gewährt', offered: 'angeboten',
    granted_after_its_date: 'nach Ablauf gewährt', orders: 'Aufträge', lines_per_day: 'Positionen je Tag', mean: 'Mittel',
    median: 'Median', p90: '90 % höchstens', on_time: 'pünktlich', on_time_and_in_full: 'pünktlich und vollständig',
    order_acknowledgement: 'Auftrag → Bestätigung', acknowledgement_delivery: 'Bestätigung → Lieferung',
    delivery_invoice: 'Lieferung → Rechnung', invoice_due: 'Rechnung → Fälligkeit', due_cash: 'Fälligkeit → Zahlung',
    mean_age: 'mittleres Alter',
  },
  trend: 'Verlauf', parts: 'Teile', cases: 'Zugrunde liegende Belege', value: 'Wert', casesCount_one: '{{count, number}} Beleg', casesCount_other: '{{count, number}} Belege',
  noValue: 'k. A.', last12: 'Die letzten 12 Monate', chart: '{{name}} nach Monat',
  unit: { days: 'Tage', hours: 'Stunden', '%': '%', amount: '', 'per day': 'pro Tag', orders: 'Aufträge', lines: 'Positionen', times: 'mal' },
  png: 'Als PNG exportieren', print: 'Drucken', period: 'Zeitraum', freePeriod: 'Wie angegeben',
  last3: 'Die letzten 3 Monate', last1: 'Der letzte Monat', compare: 'Vergleich mit', compareNone: 'Nichts',
  compareBefore: 'Vorperiode', compareYear: 'Vorjahr', formula: 'So wird gerechnet',
  source: 'Gemessen an den unten aufgeführten Belegen, wie sie in den Büchern stehen.', spread: 'Anteile',
  thisYear: 'Diese Monate', yearBefore: 'Ein Jahr davor', step: 'Länge jedes Punkts', split: 'Nach Kunden',
  noSegment: 'Ohne Segment', documents: 'Belege', distribution: 'Wie viele wie lange brauchten ({{unit}})',
  difference: 'Unterschied', changePercent: '{{percent}} % des Vergleichswerts', on: 'Tag', byMonth: 'Monate', byWeek: 'Wochen',
  boardPack: 'Vorstandsbericht (PDF)',
};
