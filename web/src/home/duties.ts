import type { Figure, Permission } from '../api/types';

type KpiName = Figure['kpi'];

/** Which figures show how well a duty is done, the most telling first. */
const DUTIES: { duty: Permission; kpis: KpiName[] }[] = [
  { duty: 'periods.write', kpis: ['dso', 'aging', 'past_due_rate', 'bad_debt_rate'] },
  { duty: 'cash.write', kpis: ['stp_rate', 'unapplied_cash', 'days_to_pay', 'discount_taken_rate'] },
  { duty: 'receivables.write_off', kpis: ['past_due_rate', 'days_late', 'cei', 'paid_on_time_rate'] },
  { duty: 'credit.write', kpis: ['past_due_rate', 'aging', 'bad_debt_rate', 'days_late'] },
  { duty: 'invoices.write', kpis: ['invoice_latency', 'order_to_cash_time', 'dso_best_possible'] },
  { duty: 'orders.write', kpis: ['order_throughput', 'order_acceptance_time', 'otif', 'on_time_delivery'] },
];

/** What those see who only read: one figure of each stretch of the path. */
const READERS: KpiName[] = [
  'dso',
  'past_due_rate',
  'aging',
  'unapplied_cash',
  'days_late',
  'order_to_cash_time',
  'otif',
  'stp_rate',
];

/** Up to so many figures are on the home page. */
const MOST = 8;

/** The figures of somebody's duties, taken in turn so that none is crowded out. */
export function kpisOf(may: (permission: Permission) => boolean): KpiName[] {
  const lists = DUTIES.filter(({ duty }) => may(duty)).map(({ kpis }) => kpis);
  if (lists.length === 0) return READERS;
  const longest = Math.max(...lists.map((list) => list.length));
  const turns = Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list[turn] ?? []));
  return [...new Set(turns.flat())].slice(0, MOST);
}
