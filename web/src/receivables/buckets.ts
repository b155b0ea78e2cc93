import type { AgingRow, Money } from '../api/types';

/** The buckets by which the API sorts, the youngest first. */
const BUCKETS = ['bucket_1', 'bucket_2', 'bucket_3', 'bucket_4', 'bucket_5'] as const;

/** By what the aged receivables can be sorted. */
export const AGED_SORTS = ['customer', 'not_due', ...BUCKETS, 'unapplied', 'total', 'overdue'] as const;

type AgedSort = (typeof AGED_SORTS)[number];

/** A column of the aging matrix and the filters that show its open items. */
export interface Bucket {
  label: string;
  /** By what rows are sorted by it. */
  sort: AgedSort;
  amount: (row: AgingRow) => Money;
  filters: Record<string, string>;
}

/** The day so many days before another. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

/** The columns between the edges: not due, 1 to the first edge, and so on to beyond the last. */
export function buckets(
  asOf: string,
  edges: number[],
  say: { notDue: string; days: (range: string) => string },
): Bucket[] {
  const overdue = [...edges, null].map((edge, index): Bucket => {
    const over = index === 0 ? 0 : (edges[index - 1] ?? 0);
    const newest = daysBefore(asOf, over);
    return {
      label: say.days(edge === null ? `> ${over}` : `${over + 1}–${edge}`),
      sort: BUCKETS[index] ?? 'overdue',
      amount: (row) => row.overdue[index] ?? row.total,
      filters: edge === null ? { due_before: newest } : { due_before: newest, due_from: daysBefore(asOf, edge) },
    };
  });
  return [
    { label: say.notDue, sort: 'not_due', amount: (row) => row.not_due, filters: { due_from: asOf } },
    ...overdue,
  ];
}
