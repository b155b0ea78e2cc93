import { describe, expect, it } from 'vitest';

import { exportAddress, isExported } from './exports';

describe('the address of an export', () => {
  it('names the shown columns in their order and the filters that are set', () => {
    const filters = { status: 'held', from: undefined, blocked: false, search: '' };
    const address = new URL(
      exportAddress('ent_1', 'orders', 'xlsx', ['gross', 'number', 'unknown'], filters),
      'http://x',
    );
    expect(address.pathname).toBe('/api/v1/entities/ent_1/exports/orders');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      format: 'xlsx',
      columns: 'gross,currency,number',
      status: 'held',
      blocked: 'false',
    });
  });
  it('exists for lists that the server knows only', () => {
    expect(isExported('open-items')).toBe(true);
    expect(isExported('overdue')).toBe(false);
  });
});
