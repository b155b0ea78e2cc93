import { api, body } from '../api/client';
import { useApi } from '../api/useApi';

/** The chart of accounts: the codes in order, and what each is called. */
export function useAccounts() {
  const { data } = useApi(['ledger-accounts'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/ledger-accounts', { params: { path: { entity } } })),
  );
  const accounts = data ?? [];
  return { accounts, nameOf: (code: string) => accounts.find((one) => one.code === code)?.name ?? '' };
}
