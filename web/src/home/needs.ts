import type { Home } from '../api/types';

type Needs = Home['needs'];
type Done = NonNullable<Home['done']>;

/** Where each of what waits is worked on. */
export const NEEDS: { name: keyof Needs; path: (today: string) => string }[] = [
  { name: 'orders_held', path: () => '/holds' },
  { name: 'orders_to_acknowledge', path: () => '/orders?status=received' },
  { name: 'deliveries_late', path: () => '/deliveries?status=shipped' },
  { name: 'billing_due', path: () => '/billing?state=ready' },
  { name: 'exceptions', path: () => '/exceptions' },
  { name: 'sign_offs', path: () => '/sign-offs' },
  { name: 'overdue', path: (today) => `/open-items?due_before=${today}&side=claims` },
  { name: 'credits_open', path: () => '/open-items?side=debts' },
  { name: 'refunds_unlinked', path: () => '/refunds?linked=no' },
  { name: 'statements_flagged', path: () => '/statements?flagged=yes' },
  { name: 'mails_failed', path: () => '/settings/mails?status=failed' },
  { name: 'mails_waiting', path: () => '/settings/mails?status=queued' },
  { name: 'anomalies', path: () => '/anomalies' },
  { name: 'health_alerts', path: () => '/settings/health' },
  { name: 'jobs_failed', path: () => '/settings/jobs?failed=yes' },
];

/** What the system does by itself, and where it shows. */
export const DONE: { name: Exclude<keyof Done, 'since'>; path: string }[] = [
  { name: 'orders_accepted', path: '/orders' },
  { name: 'reservations_expired', path: '/holds' },
  { name: 'invoices_issued', path: '/invoices' },
  { name: 'payments_matched', path: '/receipts' },
  { name: 'mails_sent', path: '/settings/mails?status=sent' },
];

/** What waits, that of which there is something first. Nothing is said of what one may not see. */
export function waiting(needs: Needs) {
  const known = NEEDS.flatMap(({ name, path }) => {
    const tally = needs[name];
    return tally ? [{ name, path, tally }] : [];
  });
  return known.sort((one, other) => Number(other.tally.count > 0) - Number(one.tally.count > 0));
}
