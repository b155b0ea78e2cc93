import { expect, it } from 'vitest';

import { changesOf, factsOf, placesOf } from './facts';

const format = {
  money: (money: { amount: string; currency: string }) => `${money.amount} ${money.currency}`,
  date: (date: string) => `on ${date}`,
  instant: (instant: string) => instant,
  decimal: (text: string) => text,
};
const word = (code: string) => `<${code}>`;

it('tells plain particulars and leaves decisions to the log', () => {
  const attributes = {
    decision: { rule: 'price/1' },
    gross: { amount: '12.00', currency: 'EUR' },
    number: 'O1',
    confirmed_on: '2026-01-02',
    reason: 'credit',
  };
  expect(factsOf({ attributes }, format, word)).toEqual(['O1', '12.00 EUR', 'on 2026-01-02', '<credit>']);
});

it('names what an edit changed, and a limit that was set', () => {
  const attributes = {
    changes: { segment: { from: 'export', to: null }, contacts: { from: [], to: [{ name: 'A' }] } },
    limit: { before: null, after: { amount: '9.00', currency: 'EUR' } },
  };
  expect(changesOf({ attributes }, format, word)).toEqual([
    { field: 'limit', from: '', to: '9.00 EUR' },
    { field: 'segment', from: 'export', to: '' },
    { field: 'contacts', from: '', to: '' },
  ]);
});

it('leads to what an event concerns, but not back to where one is', () => {
  const objects = [
    { type: 'customer', id: 'cus_1', qualifier: 'customer' },
    { type: 'invoice', id: 'inv_1', qualifier: 'debit' },
    { type: 'invoice', id: 'inv_2', qualifier: 'debit' },
    { type: 'order', id: 'ord_1', qualifier: 'order' },
    { type: 'mail', id: 'mal_1', qualifier: 'mail' },
  ] as Parameters<typeof placesOf>[0]['objects'];
  expect(placesOf({ objects }, 'ord_1')).toEqual([{ type: 'invoice', path: '/invoices/inv_1' }]);
});
