import { describe, expect, it } from 'vitest';

import { remainder, typedMoney } from '../ui/money';
import { buckets } from './buckets';
import { pairUp } from './pairing';

const item = (id: string, amount: string, due_on: string, currency = 'EUR') => ({
  id,
  due_on,
  residual: { amount, currency },
});

describe('pairing', () => {
  it('uses up the oldest claim first and stops when the credit is gone', () => {
    const pairs = pairUp([
      item('b', '70.00', '2026-02-01'),
      item('a', '50.00', '2026-01-01'),
      item('c', '-80.05', '2026-03-01'),
    ]);
    expect(pairs).toEqual([
      { debit: 'a', credit: 'c', amount: { amount: '50.00', currency: 'EUR' } },
      { debit: 'b', credit: 'c', amount: { amount: '30.05', currency: 'EUR' } },
    ]);
  });
  it('never crosses currencies', () => {
    expect(pairUp([item('a', '5', '2026-01-01', 'JPY'), item('b', '-5.00', '2026-01-01')])).toEqual([]);
  });
});

describe('the remainder', () => {
  const like = { amount: '100.00', currency: 'EUR' };
  it('is exact and may go below zero', () => {
    expect(
      remainder(like, [
        { amount: '99.99', currency: 'EUR' },
        { amount: '0.02', currency: 'EUR' },
      ]).amount,
    ).toBe('-0.01');
  });
  it('reads amounts as people type them', () => {
    expect(typedMoney('12,5', like)?.amount).toBe('12.50');
    expect(typedMoney('12.345', like)).toBeNull();
    expect(typedMoney('abc', like)).toBeNull();
  });
});

describe('buckets', () => {
  it('meet without gap or overlap', () => {
    const columns = buckets('2026-03-31', [30, 60], { notDue: 'Not due', days: (range) => range });
    expect(columns.map((one) => one.label)).toEqual(['Not due', '1–30', '31–60', '> 60']);
    expect(columns.map((one) => one.filters)).toEqual([
      { due_from: '2026-03-31' },
      { due_from: '2026-03-01', due_before: '2026-03-31' },
      { due_from: '2026-01-30', due_before: '2026-03-01' },
      { due_before: '2026-01-30' },
    ]);
  });
});
