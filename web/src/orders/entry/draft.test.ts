import { expect, it } from 'vitest';

import { complete, emptyDraft, emptyLine, flawOf, pastedLines, toOrder, withRoom } from './draft';

const line = (more: object) => ({ ...emptyLine(), ...more });

it('sends complete lines only, numbers as the API writes them', () => {
  const lines = [
    line({ sku: ' NW-001 ', quantity: '1.234,5' }),
    line({ sku: 'NW-002' }),
    line({ sku: 'NW-003', quantity: '2', price: '9,90', discount: '2,5', why: ' fair ', requestedOn: '1.3.2026' }),
    emptyLine(),
  ];
  const order = toOrder({ ...emptyDraft('cus_1'), lines }, 'de');
  expect(order.lines).toEqual([
    { sku: 'NW-001', quantity: '1234.5', requested_on: null, unit_price: null, discount: null, price_reason: null },
    {
      sku: 'NW-003',
      quantity: '2',
      requested_on: '2026-03-01',
      unit_price: '9.90',
      discount: '2.5',
      price_reason: 'fair',
    },
  ]);
});

it('gives a reason only for a line that asks for another price', () => {
  const lines = [line({ sku: 'A', quantity: '1', why: 'left over' }), line({ sku: 'B', quantity: '1', discount: '5' })];
  const order = toOrder({ ...emptyDraft('cus_1'), note: 'call first', lines }, 'en');
  expect(order.lines.map((one) => [one.discount, one.price_reason])).toEqual([
    [null, null],
    ['5', null],
  ]);
  expect(order.note).toBe('call first');
});

it('leaves everything that is empty to the customer’s defaults', () => {
  const order = toOrder(emptyDraft('cus_1'), 'en');
  expect([order.ship_to, order.currency, order.payment_term, order.note, order.requested_on]).toEqual(
    Array(5).fill(null),
  );
});

it('reads rows of a spreadsheet, without its heading', () => {
  const rows = pastedLines('Product\tQty\tPrice\r\nNW-001\t12\t\r\n\r\nNW-002\t3,5\t17.10\t2026-04-01\r\n');
  expect(rows.map(({ key: _, ...rest }) => rest)).toEqual([
    { sku: 'NW-001', quantity: '12', price: '', discount: '', requestedOn: '', why: '' },
    { sku: 'NW-002', quantity: '3,5', price: '17.10', discount: '', requestedOn: '2026-04-01', why: '' },
  ]);
  expect(pastedLines('NW-001')).toHaveLength(1);
});

it('always has one blank line to type on in', () => {
  const full = line({ sku: 'A', quantity: '1' });
  expect(withRoom([full])).toHaveLength(2);
  expect(withRoom([full, emptyLine()])).toHaveLength(2);
  expect(complete({ ...emptyDraft(), lines: withRoom([full]) }, 'en')).toHaveLength(1);
});

it('names the field of a line that is still to be mended', () => {
  const good = { sku: 'A', quantity: '1,5', price: '9.90' };
  expect(flawOf(line(good), 'de')).toBeNull();
  expect(flawOf(line({ ...good, sku: ' ' }), 'de')).toBe('sku');
  expect(flawOf(line({ ...good, quantity: 'x' }), 'de')).toBe('quantity');
  expect(flawOf(line({ ...good, price: '-1' }), 'de')).toBe('price');
  expect(flawOf(line({ ...good, discount: 'x' }), 'de')).toBe('discount');
  expect(flawOf(line({ ...good, requestedOn: '30.2.' }), 'de')).toBe('requestedOn');
});
