import { api, body } from '../api/client';
import type { PaymentTerm } from '../api/types';
import { useApi } from '../api/useApi';
import { useDesk } from '../shell/entity';

/** The payment terms of the legal entity; none while they load or may not be read. */
export function useTerms(): PaymentTerm[] {
  const { may } = useDesk();
  const query = useApi(
    ['payment-terms'],
    (entity) => body(api.GET('/api/v1/entities/{entity}/payment-terms', { params: { path: { entity } } })),
    may('agreements.read'),
  );
  return query.data ?? [];
}
