import type { Figure } from '../api/types';
import { useApi } from '../api/useApi';
import { monthsUpTo } from './period';
import { readKpis } from './readKpi';

const MONTHS = 12;

/** All figures of each of the last months; gives the course of one. */
export function useTrends(to: string): (figure: Figure) => (string | null)[] | undefined {
  const { data } = useApi(['kpis-by-month', to], (entity) =>
    Promise.all(monthsUpTo(to, MONTHS).map((month) => readKpis(entity, month))),
  );
  return ({ kpi, currency }) =>
    data?.map((figures) => figures.find((one) => one.kpi === kpi && one.currency === currency)?.value ?? null);
}
