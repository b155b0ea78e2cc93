import { describe, expect, it } from 'vitest';

import type { CashException } from '../api/types';
import { asCommand } from './accept';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const line = (amount: string) => ({
  item: 'oit_1',
  number: 'R1',
  instalment: 1,
  amount: eur(amount),
  discount: eur('2.00'),
  write_off: eur('0.00'),
  short: eur('0.00'),
});
const row = (amounts: string[]) => {
  const proposal = { customer: 'cus_1', fit: 'exact', lines: amounts.map(line), rest: eur('0.00') };
  return { id: 'ben_1', decision: { proposal } } as unknown as CashException;
};

describe('a proposal for a second person', () => {
  it('is the application that it comes to', () => {
    const given = { item: 'oit_1', amount: eur('98.00'), discount: eur('2.00'), write_off: null };
    expect(asCommand(row(['98.00']))).toEqual([{ apply: { entry: 'ben_1', customer: 'cus_1', lines: [given] } }]);
  });

  it('is none where credit notes are used up, because an application by hand cannot say that', () => {
    expect(asCommand(row(['98.00', '-10.00']))).toEqual([]);
  });
});
