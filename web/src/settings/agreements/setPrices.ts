import { api, idempotent, newKey, type Verdict } from '../../api/client';
import type { NewPrice } from '../edit';

/** Lines of JSON: how the API takes and gives many at once. */
export function readLines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** Sets prices and gives one verdict each, in their order; a trial keeps none of them. */
export async function setPrices(
  entity: string,
  prices: NewPrice[],
  { trial = false, key = newKey() }: { trial?: boolean; key?: string } = {},
): Promise<Verdict<string>[]> {
  const { data } = await api.POST('/api/v1/entities/{entity}/prices/bulk', {
    params: { path: { entity }, query: { dry_run: trial }, header: idempotent(key) },
    // The description shows one line; as many are sent as there are prices.
    body: prices as unknown as NewPrice,
    bodySerializer: () => prices.map((price) => JSON.stringify(price)).join('\n'),
    headers: { 'Content-Type': 'application/x-ndjson' },
    parseAs: 'text',
  });
  return readLines(String(data ?? ''));
}
