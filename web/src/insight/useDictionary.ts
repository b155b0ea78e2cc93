import { api, body } from '../api/client';
import type { KpiDefinition } from '../api/types';
import { useApi } from '../api/useApi';

/** What each key figure is, as the server declares it; empty until that is known. */
export function useDictionary(): KpiDefinition[] {
  const { data } = useApi(['kpi-dictionary'], () => body(api.GET('/api/v1/kpis')));
  return data ?? [];
}
