import { describe, expect, it } from 'vitest';

import { fromMinor, readLimits, toMinor, writeLimits } from './limits';

describe('limits', () => {
  it('are written in the decimals of their currency and read back', () => {
    expect([fromMinor(10000, 'EUR'), fromMinor(5, 'EUR'), fromMinor(500, 'JPY'), fromMinor(1500, 'KWD')]).toEqual([
      '100.00',
      '0.05',
      '500',
      '1.500',
    ]);
    expect([toMinor('100', 'EUR'), toMinor('0,05', 'EUR'), toMinor('500', 'JPY')]).toEqual([10000, 5, 500]);
  });
  it('are refused when they are no amount of the currency', () => {
    const texts = ['', '-1', '1.234', 'abc', '1.2.3', '99999999999999999'];
    expect(texts.map((text) => toMinor(text, 'EUR'))).toEqual(texts.map(() => null));
    expect(toMinor('1.5', 'JPY')).toBeNull();
  });
  it('stand a line each by currency, and a bad line is named', () => {
    expect(readLimits('usd 50.00\n\nJPY 500')).toEqual({ USD: 5000, JPY: 500 });
    expect(readLimits(writeLimits({ USD: 5000, JPY: 500 }))).toEqual({ USD: 5000, JPY: 500 });
    expect(readLimits('USD 50\ndollars')).toBe('dollars');
  });
});
