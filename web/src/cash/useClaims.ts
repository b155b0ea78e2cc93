import { useInfiniteQuery, useQueries } from '@tanstack/react-query';

import { api, body } from '../api/client';
import type { OpenItem, Page } from '../api/types';
import { useDesk } from '../shell/entity';

const PAGE = 100;

/** What a customer owes in a currency, page by page, with the items that are named in any case first. */
export function useClaims(customer: string, currency: string, named: string[]) {
  const { id: entity } = useDesk();
  const pages = useInfiniteQuery({
    queryKey: ['e', entity, 'claims', customer, currency],
    queryFn: ({ pageParam }): Promise<Page<OpenItem>> => {
      const filter = { customer, currency, state: 'open' as const, side: 'claims' as const, limit: PAGE };
      const params = { path: { entity }, query: { ...filter, after: pageParam } };
      return body(api.GET('/api/v1/entities/{entity}/open-items', { params }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const listed = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const missing = pages.isSuccess ? named.filter((id) => !listed.some((item) => item.id === id)) : [];
  const more = useQueries({
    queries: missing.map((item) => ({
      queryKey: ['e', entity, 'open-item', item],
      queryFn: (): Promise<OpenItem> =>
        body(api.GET('/api/v1/entities/{entity}/open-items/{item}', { params: { path: { entity, item } } })),
    })),
  });
  const extra = more.flatMap((query) => (query.data ? [query.data] : []));
  const first = new Set(named);
  const items = [...extra, ...listed].sort((left, right) => Number(first.has(right.id)) - Number(first.has(left.id)));
  return { ...pages, items };
}
