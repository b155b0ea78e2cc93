import { api, body } from '../api/client';
import { useApi } from '../api/useApi';

const DAY_MS = 86_400_000;

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function today(): string {
  return iso(new Date());
}

/** The day after the same day one year before: with `to` the last day, twelve months. */
export function yearBefore(to: string): string {
  const date = new Date(`${to}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  return iso(new Date(date.getTime() + DAY_MS));
}

/** The calendar months up to the month of a day, oldest first, each with its first and last day. */
export function monthsUpTo(day: string, count: number): { from: string; to: string }[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return Array.from({ length: count }, (_, index) => {
    const back = month - count + index;
    return { from: iso(new Date(Date.UTC(year, back, 1))), to: iso(new Date(Date.UTC(year, back + 1, 0))) };
  });
}

/**
 * The last day of the last month with business: today, or for a company whose books end earlier
 * (an archive, a sample) the month of its newest invoice.
 */
export function useAnchorDay(): string {
  const newest = useApi(['newest-invoice'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/invoices', { params: { path: { entity }, query: { limit: 1 } } })),
  );
  const issued = newest.data?.items[0]?.issued_on;
  const month = issued ? monthsUpTo(issued, 1)[0] : undefined;
  return month && month.to < today() ? month.to : today();
}
