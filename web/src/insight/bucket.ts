import type { Distribution } from '../api/types';

/** What a bucket holds, by its limits: whole days or hours, the upper one no longer in it. */
export function bucketLabel({ from, below }: Distribution['buckets'][number]): string {
  const minus = (value: number) => String(value).replace('-', '\u2212');
  if (from == null) return `< ${minus(below ?? 0)}`;
  if (below == null) return `≥ ${minus(from)}`;
  return below - from === 1 ? minus(from) : `${minus(from)} … ${minus(below - 1)}`;
}
