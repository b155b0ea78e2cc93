import { describe, expect, it } from 'vitest';

import { itemOrders } from './itemOrders';

describe('the orders of open items', () => {
  it('are all of them for what is open today', () => {
    expect(itemOrders({ state: 'open' })).toContain('amount');
  });
  it('are few for past days and cleared items of all customers', () => {
    expect(itemOrders({ state: 'open', as_of: '2026-01-31' })).toEqual(['number', 'customer']);
    expect(itemOrders({ state: 'cleared' })).toEqual(['number', 'customer']);
  });
  it('go by amount for one customer, but not on a past day', () => {
    expect(itemOrders({ state: 'all', customer: 'c' })).toContain('amount');
    expect(itemOrders({ state: 'open', customer: 'c', as_of: '2026-01-31' })).not.toContain('amount');
  });
});
