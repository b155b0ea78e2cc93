import { describe, expect, it } from 'vitest';

import { exportAddress, isExported } from './exports';

describe('the address of an export', () => {
  it('names the shown columns in their order and the filters that are set', () => {
    const filters = { status: 'held', from: undefined, blocked: false, search: '' };
    const address = new URL(
      exportAddress('ent_1', 'orders', 'xlsx', ['gross', 'number', 'unknown'], filters, (key) => key.toUpperCase()),
      'http://x',
    );
    expect(address.pathname).toBe('/api/v1/entities/ent_1/exports/orders');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      format: 'xlsx',
      columns: 'gross,currency,number',
      heads: 'FIELD.GROSS|FIELD.CURRENCY|FIELD.NUMBER',
      status: 'held',
      blocked: 'false',
    });
  });
  it('has a head for every column that can be shown', () => {
    const say = (key: string) => {
      expect(key).toMatch(/^field\./);
      return key;
    };
    for (const name of [
      'customers',
      'orders',
      'deliveries',
      'invoices',
      'open-items',
      'journal',
      'receipts',
      'deductions',
      'aging',
    ]) {
      const ids = 'name number city country segment currency blocked customer status received requested order kind';
      const more = 'customerOrderNo channel net gross shipped delivered billing carrier issued due open posted';
      const last =
        'reference cleared amount residual discount actor recorded lines automatic onAccount reason note receipt deducted age';
      exportAddress('ent_1', name, 'csv', `${ids} ${more} ${last}`.split(' '), {}, say);
    }
  });
  it('exists for lists that the server knows only', () => {
    expect(isExported('open-items')).toBe(true);
    expect(isExported('overdue')).toBe(false);
  });
});
