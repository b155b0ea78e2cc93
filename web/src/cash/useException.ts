import { useQuery } from '@tanstack/react-query';

import { api, body } from '../api/client';
import type { CashException } from '../api/types';
import { useDesk } from '../shell/entity';

/** How many pages are looked through for one entry: the API lists exceptions, but gives none alone. */
const PAGES_MAX = 5;

/** What the matching engine thinks of an entry that is open; `null` when it waits for nobody. */
export function useException(entry: string, wanted: boolean) {
  const { id: entity } = useDesk();
  return useQuery({
    queryKey: ['e', entity, 'exception', entry],
    enabled: wanted,
    queryFn: async (): Promise<CashException | null> => {
      let after: string | undefined;
      for (let page = 0; page < PAGES_MAX; page += 1) {
        const params = { path: { entity }, query: { limit: 100, after } };
        const { items, next } = await body(api.GET('/api/v1/entities/{entity}/exceptions', { params }));
        const found = items.find((item) => item.id === entry);
        if (found) return found;
        if (!next) break;
        after = next;
      }
      return null;
    },
  });
}
