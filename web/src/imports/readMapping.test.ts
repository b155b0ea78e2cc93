import { describe, expect, it } from 'vitest';

import { EMPTY_DRAFT, NO_OPTIONS, NO_RULE, type Draft } from './draft';
import { readMapping } from './readMapping';
import { writeMapping } from './toml';

describe('a mapping that was kept', () => {
  const draft: Draft = {
    options: { ...NO_OPTIONS, decimal: ',', sheet: 'Aufträge "A"', skip_rows: '3' },
    fields: {
      sku: { ...NO_RULE, column: 'Art.-Nr.', format: 'integer' },
      quantity: { ...NO_RULE, column: 'Menge', fallback: '1', negate: true },
      customer: { ...NO_RULE, column: 'Kunde', map: 'Müller = 10\nMeier, A. = 11' },
      currency: { ...NO_RULE, fallback: 'EUR' },
    },
    group_by: ['customer'],
    booking: { returns: 'credit_note', acknowledge: 'true', create: 'customers,products' },
  };
  it('is the form again that it was written from', () => {
    expect(readMapping(writeMapping('orders', draft))).toEqual(draft);
    expect(readMapping(writeMapping('orders', EMPTY_DRAFT))).toEqual(EMPTY_DRAFT);
  });
  it('stays a text when the form cannot show it', () => {
    expect(readMapping('kind = "orders"\n[columns]\nsku = { from = "a", trim = true }')).toBeNull();
    expect(readMapping('kind = "orders"\n[rules]\nx = 1')).toBeNull();
    expect(readMapping('kind = """orders"""')).toBeNull();
    expect(readMapping('[options]\nsomething = "x"')).toBeNull();
  });
});
