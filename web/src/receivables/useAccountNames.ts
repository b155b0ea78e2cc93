import { api, body } from '../api/client';
import { useApi } from '../api/useApi';
import { today } from '../insight/period';

/** What accounts are called, as the trial balance of today names them. */
export function useAccountNames(): (account: string) => string {
  const on = today();
  const { data } = useApi(['trial-balance', on], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/trial-balance', { params: { path: { entity }, query: { on } } })),
  );
  return (account) => data?.find((row) => row.account === account)?.name ?? '';
}
