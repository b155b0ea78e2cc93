import { describe, expect, it } from 'vitest';

import { parseFilters, sortOf, stringifyFilters, withFilter } from './filters';

describe('filters in the address', () => {
  it('survive the way there and back', () => {
    const filters = { search: 'O&1 = ü+%', status: 'held', from: '2026-01-31' };
    expect(parseFilters(stringifyFilters(filters))).toEqual(filters);
  });
  it('stay texts, whatever they look like', () => {
    expect(parseFilters('?open=true&limit=010')).toEqual({ open: 'true', limit: '010' });
  });
  it('give one address for the same filters', () => {
    expect(stringifyFilters({ b: '2', a: '1' })).toBe(stringifyFilters({ a: '1', b: '2' }));
  });
  it('are left out when empty', () => {
    expect(stringifyFilters({ a: '', b: undefined })).toBe('');
    expect(parseFilters('?a=')).toEqual({});
    expect(withFilter({ a: '1', b: '2' }, 'a', '')).toEqual({ b: '2' });
    expect(withFilter({ a: '1' }, 'b', '3')).toEqual({ a: '1', b: '3' });
  });
  it('name an order that the list knows, or none', () => {
    expect(sortOf({ sort: '-amount' }, ['amount', 'number'])).toBe('-amount');
    expect(sortOf({ sort: 'amount' }, ['amount'])).toBe('amount');
    expect(sortOf({ sort: 'secret' }, ['amount'])).toBeUndefined();
    expect(sortOf({}, ['amount'])).toBeUndefined();
  });
});
