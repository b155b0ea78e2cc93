import { describe, expect, it } from 'vitest';

import { suggestColumns, suggestFormats } from './suggest';

const named = (...names: string[]) => names.map((name) => ({ name }));

function head(...cells: string[]) {
  return { columns: [], rows_total: null, rows: [{ row: 2, cells, problem: null }] };
}

describe('suggestColumns', () => {
  it('finds columns by the names of the fields and by what they are called elsewhere', () => {
    expect(
      suggestColumns(named('sku', 'unit_price', 'valid_from'), ['Artikelnummer', 'Unit Price', 'Gültig ab']),
    ).toEqual({
      sku: 'Artikelnummer',
      unit_price: 'Unit Price',
      valid_from: 'Gültig ab',
    });
  });
  it('gives a column to one field only, and first to the one of its name', () => {
    expect(suggestColumns(named('number', 'customer'), ['Customer', 'Customer No'])).toEqual({
      number: 'Customer No',
      customer: 'Customer',
    });
  });
});

describe('suggestFormats', () => {
  it('reads separators and date formats off the first rows', () => {
    expect(suggestFormats(head('1.234,50', '31.12.2026'))).toEqual({
      decimal: ',',
      thousands: '.',
      date_format: '%d.%m.%Y',
    });
    expect(suggestFormats(head('1,234.50', '12/31/2026'))).toEqual({
      decimal: '',
      thousands: ',',
      date_format: '%m/%d/%Y',
    });
  });
  it('says nothing of what is plain', () => {
    expect(suggestFormats(head('12.50', '2026-12-31', 'A, B'))).toEqual({
      decimal: '',
      thousands: '',
      date_format: '',
    });
  });
});
