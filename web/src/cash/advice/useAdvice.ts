import { api, body } from '../../api/client';
import { useApi } from '../../api/useApi';

/** One remittance advice with its lines. */
export function useAdvice(advice: string) {
  return useApi(['remittance-advice', advice], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/remittance-advices/{advice}', { params: { path: { entity, advice } } })),
  );
}
