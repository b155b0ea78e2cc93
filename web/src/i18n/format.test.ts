import { describe, expect, it } from 'vitest';

import {
  formatAmount,
  formatDate,
  formatDecimal,
  formatGlance,
  formatInstant,
  formatLoose,
  formatMoney,
  sumMoney,
} from './format';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('amounts', () => {
  it('follow the language and keep all digits', () => {
    expect(formatAmount(eur('1234567.80'), 'en')).toBe('1,234,567.80');
    expect(formatAmount(eur('1234567.80'), 'de')).toBe('1.234.567,80');
    expect(formatAmount(eur('1234567.80'), 'fr').replace(/\s/gu, ' ')).toBe('1 234 567,80');
    expect(formatDecimal('9007199254740993.01', 'en')).toBe('9,007,199,254,740,993.01');
  });
  it('have a true minus and the currency after them', () => {
    expect(formatMoney(eur('-5.00'), 'de')).toBe('\u22125,00\u00a0EUR');
    expect(formatAmount({ amount: '-1500', currency: 'JPY' }, 'en')).toBe('\u22121,500');
  });
  it('of measured figures get the decimals of their currency', () => {
    expect(formatLoose('165027.8', 'EUR', 'en')).toBe('165,027.80');
    expect(formatLoose('165027', 'JPY', 'en')).toBe('165,027');
  });
  it('of other figures are rounded for the eye, but never to nothing', () => {
    expect(formatGlance('118688.0387', 'en')).toBe('118,688.0');
    expect(formatGlance('99.8731', 'de')).toBe('99,9');
    expect(formatGlance('365', 'en')).toBe('365');
    expect(formatGlance('0.0002', 'en')).toBe('0.0002');
  });
  it('that are none come back as they are', () => {
    expect(formatDecimal('n/a', 'en')).toBe('n/a');
  });
});

describe('sums', () => {
  it('are exact', () => {
    expect(sumMoney([eur('0.10'), eur('0.20'), eur('-0.31')])).toEqual(eur('-0.01'));
    expect(sumMoney([eur('90071992547409.93'), eur('0.01')])).toEqual(eur('90071992547409.94'));
    expect(
      sumMoney([
        { amount: '7', currency: 'JPY' },
        { amount: '-9', currency: 'JPY' },
      ]),
    ).toEqual({ amount: '-2', currency: 'JPY' });
  });
  it('of several currencies do not exist', () => {
    expect(sumMoney([eur('1.00'), { amount: '1.00', currency: 'USD' }])).toBeNull();
  });
});

describe('dates', () => {
  it('are not shifted by a time zone', () => {
    expect(formatDate('2026-01-01', 'de')).toBe('01.01.2026');
    expect(formatDate('2026-12-31', 'en')).toBe('31 Dec 2026');
  });
  it('of instants are those of the legal entity', () => {
    expect(formatInstant('2026-06-30T22:30:00Z', 'de', 'Europe/Berlin')).toContain('01.07.2026');
  });
});
