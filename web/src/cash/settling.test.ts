import { describe, expect, it } from 'vitest';

import type { OpenItem } from '../api/types';
import { discounting, draftsOf, EMPTY, isWrong, linesOf, paying, restOf, shortOf } from './settling';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const item = {
  id: 'a',
  residual: eur('100.00'),
  discount: eur('2.00'),
  discount_on: '2026-03-10',
} as OpenItem;
const given = { reason: 'bank_charge', note: ' fee ' } as const;

describe('settling by hand', () => {
  it('makes a line of what is typed and leaves out what settles nothing', () => {
    const drafts = {
      a: { ...EMPTY, amount: '95,5', writeOff: '4.50' },
      b: { ...EMPTY, discount: '0' },
    };
    expect(linesOf(drafts, eur('0.00'), given, [])).toEqual([
      {
        item: 'a',
        amount: eur('95.50'),
        discount: null,
        discount_late: false,
        discount_reason: null,
        write_off: { amount: eur('4.50'), reason: 'bank_charge', note: 'fee' },
        deduction: null,
      },
    ]);
  });
  it('keeps the remainder exact, below zero too', () => {
    const lines = linesOf({ a: { ...paying(item, eur('500.00')) } }, eur('0.00'), given, []);
    expect(restOf(eur('99.99'), lines)).toEqual(eur('-0.01'));
  });
  it('pays as far as the money goes, and nothing when it is gone', () => {
    expect(paying(item, eur('60.00')).amount).toBe('60.00');
    expect(paying(item, eur('100.00')).amount).toBe('100.00');
    expect(paying(item, eur('-1.00')).amount).toBe('0.00');
  });
  it('says that a discount is late only after its last day', () => {
    expect(discounting(item, '2026-03-10')).toMatchObject({ amount: '98.00', discount: '2.00', late: false });
    expect(discounting(item, '2026-03-11').late).toBe(true);
  });
  it('wants a reason for a late discount and passes it on', () => {
    const late = { ...discounting(item, '2026-03-11'), why: ' ' };
    expect(isWrong({ a: late }, eur('0.00'))).toBe(true);
    const granted = { a: { ...late, why: ' agreed by phone ' } };
    expect(isWrong(granted, eur('0.00'))).toBe(false);
    const [line] = linesOf(granted, eur('0.00'), given, []);
    expect(line).toMatchObject({ discount_late: true, discount_reason: 'agreed by phone' });
  });
  it('notices what is no amount', () => {
    expect(isWrong({ a: { ...EMPTY, amount: '1.234' } }, eur('0.00'))).toBe(true);
    expect(isWrong({ a: { ...EMPTY, amount: '1.23' } }, eur('0.00'))).toBe(false);
  });
  it('says why the rest was withheld, of all of it unless another amount is typed', () => {
    const short = { ...EMPTY, amount: '90', writeOff: '1' };
    expect(shortOf(item, short)).toEqual(eur('9.00'));
    expect(shortOf(item, { ...short, amount: '99' })).toBeNull();
    expect(shortOf(item, { ...short, amount: '' })).toBeNull();
    const said = (deduction: typeof EMPTY.deduction) =>
      linesOf({ a: { ...short, deduction } }, eur('0.00'), given, [item])[0]?.deduction;
    expect(said(EMPTY.deduction)).toBeNull();
    const freight = { reason: 'freight', amount: '', note: ' by air ' };
    expect(said(freight)).toEqual({ reason: 'freight', amount: eur('9.00'), note: 'by air' });
    expect(said({ ...freight, amount: '5', note: '' })).toEqual({ reason: 'freight', amount: eur('5.00'), note: null });
    const proposed = {
      customer: 'c',
      fit: 'deduction',
      rest: eur('0.00'),
      lines: [
        {
          item: 'a',
          number: 'R1',
          instalment: 1,
          amount: eur('91.00'),
          discount: eur('0.00'),
          write_off: eur('0.00'),
          short: eur('9.00'),
          deduction: { amount: eur('9.00'), reason: 'unknown', note: 'wet boxes' },
        },
      ],
    };
    const [taken] = linesOf(draftsOf(proposed), eur('0.00'), given, [item]);
    expect(taken?.deduction).toEqual({ reason: 'unknown', amount: eur('9.00'), note: 'wet boxes' });
    const other = { ...short, deduction: { reason: 'other', amount: '', note: '' } };
    expect(isWrong({ a: other }, eur('0.00'))).toBe(true);
  });
});
