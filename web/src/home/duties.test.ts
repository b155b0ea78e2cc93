import { describe, expect, it } from 'vitest';

import { kpisOf } from './duties';

describe('the figures of the home page', () => {
  it('are those of the one duty that somebody has', () => {
    const cash = kpisOf((permission) => permission === 'cash.write');
    expect(cash).toEqual(['stp_rate', 'unapplied_cash', 'days_to_pay', 'discount_taken_rate']);
  });
  it('are of the whole path for those who only read', () => {
    expect(kpisOf((permission) => permission === 'insight.read')).toContain('order_to_cash_time');
  });
  it('take from every duty before taking a second one from any', () => {
    const all = kpisOf(() => true);
    expect(all.slice(0, 6)).toEqual([
      'dso',
      'stp_rate',
      'past_due_rate',
      'invoice_latency',
      'order_throughput',
      'aging',
    ]);
    expect(all).toHaveLength(8);
    expect(new Set(all).size).toBe(8);
  });
});
