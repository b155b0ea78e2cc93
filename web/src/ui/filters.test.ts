import { describe, expect, it } from 'vitest';

import { parseFilters, stringifyFilters, withFilter } from './filters';

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
});
