import type { Kpi } from '../api/types';
import { useApi } from '../api/useApi';
import { readKpis } from '../insight/readKpi';
import { useAnchorDay } from '../insight/useAnchorDay';
import { yearBefore } from '../insight/period';

/** The key figures that this company has, in the dictionary's order. */
export function useKpis(): Kpi[] {
  const to = useAnchorDay();
  const period = { from: yearBefore(to), to };
  const { data } = useApi(['kpis', period], (entity) => readKpis(entity, period));
  return [...new Set((data ?? []).map((figure) => figure.kpi))];
}
