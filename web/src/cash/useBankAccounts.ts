import { api, body } from '../api/client';
import { useApi } from '../api/useApi';
import { useDesk } from '../shell/entity';

/** The legal entity's own bank accounts, closed ones too. */
export function useBankAccounts() {
  const { may } = useDesk();
  return useApi(
    ['bank-accounts'],
    (entity) => body(api.GET('/api/v1/entities/{entity}/bank-accounts', { params: { path: { entity } } })),
    may('cash.read'),
  );
}
