import { api, body } from '../api/client';
import type { Money } from '../api/types';
import { sourcePath } from '../receivables/source';

export interface Hit {
  group: 'actions' | 'pages' | 'settings' | 'customers' | 'documents';
  label: string;
  hint: string;
  path: string;
  /** What the page is asked to open. */
  search?: Record<string, string>;
  /** Done here instead of on a page. */
  run?: () => void;
}

/** How many hits of a kind are offered. */
const LIMIT = 6;

/** Customers and documents by name, number, reference and amount; the server shows what one may read. */
export async function findEverywhere(entity: string, q: string, money: (amount: Money) => string): Promise<Hit[]> {
  const params = { path: { entity }, query: { q, each: LIMIT } };
  const { hits } = await body(api.GET('/api/v1/entities/{entity}/search', { params }));
  return hits.map(({ kind, id, number, title, amount }): Hit => {
    const path = sourcePath({ type: kind, id }) ?? '';
    if (kind === 'customer') return { group: 'customers', label: title, hint: number ?? '', path };
    const hint = amount ? money(amount) : '';
    return { group: 'documents', label: number ? `${number} · ${title}` : title, hint, path };
  });
}
