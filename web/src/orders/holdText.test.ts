import { expect, it } from 'vitest';

import { en } from '../i18n/en';
import { formatLoose, formatMoney } from '../i18n/format';
import { holdSentence } from './holdText';

const format = {
  loose: (text: string, currency: string) => formatLoose(text, currency, 'en'),
  money: (money: { amount: string; currency: string }) => formatMoney(money, 'en'),
  instant: (instant: string) => instant,
} as Parameters<typeof holdSentence>[2];
const texts: Record<string, string> = en.evidence;
const say = (key: string, slots: Record<string, string> = {}) =>
  Object.entries(slots).reduce(
    (text, [name, value]) => text.replace(`{{${name}}}`, value),
    texts[key.replace('evidence.', '')] ?? key,
  );
const sentence = (reason: Parameters<typeof holdSentence>[0]['reason'], evidence: Record<string, unknown>) =>
  holdSentence({ reason, evidence }, say, format, (code) => code);

it('says both prices, or that none was agreed', () => {
  expect(sentence('price_differs', { given: '1.5', agreed: '18', currency: 'EUR' })).toMatch(/1\.50.*18\.00.*EUR/);
  expect(sentence('price_differs', { given: '1.5', agreed: null, currency: 'EUR' })).not.toMatch(/null|–/);
});

it('says what credit an order needs and what of the limit is taken', () => {
  const money = (amount: string) => ({ amount, currency: 'EUR' });
  const decision = { exposure: money('900.00'), limit: money('1000.00') };
  const found = sentence('credit', { needed: money('250.00'), decision });
  for (const figure of ['250.00', '900.00', '1,000.00']) expect(found).toContain(figure);
});

it('tells an unknown product from one that is sold no more, and names the order that was first', () => {
  expect(sentence('unknown_product', { sku: 'X', known: false })).not.toBe(
    sentence('unknown_product', { sku: 'X', known: true }),
  );
  expect(sentence('duplicate_order', { customer_order_no: 'PO 1', order: 'O7', status: 'closed' })).toContain('O7');
});
