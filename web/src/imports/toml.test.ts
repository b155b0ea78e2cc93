import { describe, expect, it } from 'vitest';

import { EMPTY_DRAFT, NO_OPTIONS, NO_RULE, unfilled } from './draft';
import { writeMapping } from './toml';

describe('writeMapping', () => {
  it('writes all that was chosen and nothing else', () => {
    const text = writeMapping('orders', {
      options: { ...NO_OPTIONS, decimal: ',', date_format: '%d.%m.%Y', skip_rows: '2' },
      fields: {
        customer: { ...NO_RULE, column: 'Kunde "A"', format: 'integer' },
        country: { ...NO_RULE, column: 'Land', map: 'EIRE = IE\nnothing\nUK=GB' },
        currency: { ...NO_RULE, fallback: 'GBP' },
        quantity: { ...NO_RULE, column: 'Menge', negate: true },
        note: NO_RULE,
      },
      group_by: ['customer', 'note'],
      booking: { returns: 'credit_note', create: 'customers,products', acknowledge: 'true', payment_term: '' },
    });
    expect(text).toBe(
      [
        'kind = "orders"',
        'group_by = ["customer"]',
        '',
        '[options]',
        'decimal = ","',
        'date_format = "%d.%m.%Y"',
        'skip_rows = 2',
        '',
        '[defaults]',
        'currency = "GBP"',
        '',
        '[columns]',
        'customer = { from = "Kunde \\"A\\"", format = "integer" }',
        'country = { from = "Land", map = { "EIRE" = "IE", "UK" = "GB" } }',
        'quantity = { from = "Menge", negate = true }',
        '',
        '[booking]',
        'returns = "credit_note"',
        'create = ["customers", "products"]',
        'acknowledge = true',
        '',
      ].join('\n'),
    );
  });
  it('leaves the choices for orders out of other kinds', () => {
    const text = writeMapping('products', { ...EMPTY_DRAFT, booking: { returns: 'credit_note' } });
    expect(text).toBe('kind = "products"\n');
  });
});

describe('unfilled', () => {
  it('names required fields without column and value', () => {
    const field = { type: 'text', meaning: '' };
    const fields = [
      { ...field, name: 'sku', required: true },
      { ...field, name: 'name', required: true },
      { ...field, name: 'unit', required: false },
    ];
    const draft = { ...EMPTY_DRAFT, fields: { name: { ...NO_RULE, fallback: 'Pen' } } };
    expect(unfilled(draft, fields).map((one) => one.name)).toEqual(['sku']);
  });
});
