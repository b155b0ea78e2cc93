import { describe, expect, it } from 'vitest';

import { ALL, gapOf, isConcerned, typesOf } from './concerns';

const types = (...names: string[]) => new Set(names);

describe('a change', () => {
  it('concerns masters only by their own kind, and everything else always', () => {
    expect(isConcerned('customers', types('invoice', 'open_item'))).toBe(false);
    expect(isConcerned('customers', types('invoice', 'customer'))).toBe(true);
    expect(isConcerned('orders', types('invoice'))).toBe(true);
    expect(isConcerned('orders', types())).toBe(false);
  });
  it('concerns everything when it is not told one by one', () => {
    const told = typesOf({ objects: [], complete: false });
    expect(told).toEqual([ALL]);
    expect(isConcerned('customers', new Set(told))).toBe(true);
  });
  it('lets costly figures rest for longer', () => {
    expect(gapOf('kpi-trend')).toBeGreaterThan(gapOf('orders'));
  });
});
