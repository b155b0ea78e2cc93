import { describe, expect, it } from 'vitest';

import { plainNumber, readPasted } from './paste';

const given = { list_code: 'standard', valid_from: '2026-01-01' };

describe('plainNumber', () => {
  it('reads numbers of all our languages', () => {
    expect(
      ['12', '12.5', '12,50', '1.234,50', '1,234.50', '1 234,5', '1’234.50', '12,00 €', '9.99 EUR'].map(plainNumber),
    ).toEqual(['12', '12.5', '12.50', '1234.50', '1234.50', '1234.5', '1234.50', '12.00', '9.99']);
    expect(plainNumber('1.234.567')).toBe('1234567');
  });
  it('refuses what is none', () => {
    expect(['', 'abc', '-5', '12a'].map(plainNumber)).toEqual([null, null, null, null]);
  });
});

describe('readPasted', () => {
  it('takes cells between tabs or semicolons and leaves headings out', () => {
    const read = readPasted('Article\tPrice\nA-1\t12,50\nA-2;7;10\n\n', given);
    expect(read.map((one) => [one.line, one.price?.sku, one.price?.unit_price, one.price?.min_quantity])).toEqual([
      [2, 'A-1', '12.50', undefined],
      [3, 'A-2', '7', '10'],
    ]);
    expect(read[0]?.price).toMatchObject(given);
  });
  it('keeps lines that are no prices, so that they can be shown', () => {
    const read = readPasted('A-1\tfree\nA-2\t5', given);
    expect(read.map((one) => one.price === null)).toEqual([true, false]);
  });
});
