import { api, body } from '../api/client';
import { useApi } from '../api/useApi';
import { useToday } from '../shell/entity';
import { monthsUpTo } from './period';

/**
 * The last day of the last month with business: today, or for a company whose books end earlier
 * (an archive, a sample) the month of its newest invoice.
 */
export function useAnchorDay(): string {
  const today = useToday();
  const newest = useApi(['newest-invoice'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/invoices', { params: { path: { entity }, query: { limit: 1 } } })),
  );
  const issued = newest.data?.items[0]?.issued_on;
  const month = issued ? monthsUpTo(issued, 1)[0] : undefined;
  return month && month.to < today ? month.to : today;
}
