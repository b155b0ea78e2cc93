import { describe, expect, it } from 'vitest';

import { waiting } from './needs';

const nothing = {
  orders_held: null,
  orders_to_acknowledge: null,
  deliveries_late: null,
  billing_due: null,
  exceptions: null,
  overdue: null,
  credits_open: null,
  refunds_unlinked: null,
  statements_flagged: null,
  mails_failed: null,
  mails_waiting: null,
  jobs_failed: null,
};

describe('what waits', () => {
  it('is told only of what one may see, with what there is some of first', () => {
    const needs = { ...nothing, orders_held: { count: 0, sums: [] }, exceptions: { count: 3, sums: [] } };
    expect(waiting(needs).map((one) => one.name)).toEqual(['exceptions', 'orders_held']);
  });
  it('leads overdue items to those that were due before today', () => {
    const [overdue] = waiting({ ...nothing, overdue: { count: 1, sums: [] } });
    expect(overdue?.path('2026-03-31')).toBe('/open-items?due_before=2026-03-31&side=claims');
  });
});
