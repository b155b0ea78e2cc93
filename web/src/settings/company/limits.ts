import { decimalsOf } from '../../i18n/format';

/** An amount in minor units as people write it: 10000 of EUR is `100.00`. */
export function fromMinor(minor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = String(minor).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** What people wrote in minor units; `null` when it is no amount of the currency. */
export function toMinor(text: string, currency: string): number | null {
  const decimals = decimalsOf(currency);
  const [whole = '', fraction = '', ...rest] = text.trim().replace(',', '.').split('.');
  if (!/^\d+$/.test(whole) || !/^\d*$/.test(fraction) || fraction.length > decimals || rest.length > 0) return null;
  const minor = Number(`${whole}${fraction.padEnd(decimals, '0')}`);
  return Number.isSafeInteger(minor) ? minor : null;
}

/** Limits by currency, a line each: `USD 50.00`. */
export function writeLimits(limits: Record<string, number>): string {
  return Object.entries(limits)
    .map(([currency, minor]) => `${currency} ${fromMinor(minor, currency)}`)
    .join('\n');
}

/** Reads such lines; the first that is none comes back as a text. */
export function readLimits(text: string): Record<string, number> | string {
  const limits: Record<string, number> = {};
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const [currency = '', amount = '', ...rest] = line.trim().split(/\s+/);
    const code = currency.toUpperCase();
    const minor = /^[A-Z]{3}$/.test(code) && rest.length === 0 ? toMinor(amount, code) : null;
    if (minor === null) return line;
    limits[code] = minor;
  }
  return limits;
}
