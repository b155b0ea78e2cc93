import type { Money } from '../api/types';
import { sumMoney } from '../i18n/format';

/** An amount as typed: digits with a point or a comma, in the currency's decimals; `null` if it is none. */
export function typedMoney(text: string, like: Money): Money | null {
  const decimals = like.amount.split('.')[1]?.length ?? 0;
  const [, whole, fraction = ''] = /^(\d+)(?:[.,](\d+))?$/.exec(text.trim()) ?? [];
  if (whole === undefined || fraction.length > decimals) return null;
  const amount = decimals === 0 ? whole : `${whole}.${fraction.padEnd(decimals, '0')}`;
  return { amount, currency: like.currency };
}

export function negated(money: Money): Money {
  if (!isSome(money)) return money;
  return { ...money, amount: isNegative(money) ? money.amount.slice(1) : `-${money.amount}` };
}

/** The amount without its sign. */
export function absolute(money: Money): Money {
  return isNegative(money) ? negated(money) : money;
}

export function isNegative(money: Money): boolean {
  return money.amount.startsWith('-');
}

/** Whether an amount is not zero. */
export function isSome(money: Money): boolean {
  return /[1-9]/.test(money.amount);
}

/** Nothing, in the currency and decimals of another amount. */
export function nil(like: Money): Money {
  return {
    ...like,
    amount: absolute(like)
      .amount.replace(/\d/g, '0')
      .replace(/^0+(?=0)/, ''),
  };
}

/** What is left of an amount after parts of it are given away. */
export function remainder(whole: Money, parts: Money[]): Money {
  return sumMoney([whole, ...parts.map(negated)]) ?? whole;
}

/** An amount in minor units, as settings name limits, as the amount that people read. */
export function fromMinor(minor: number, currency: string, decimals: number): Money {
  const digits = Math.abs(minor)
    .toString()
    .padStart(decimals + 1, '0');
  const split = digits.length - decimals;
  const amount = decimals === 0 ? digits : `${digits.slice(0, split)}.${digits.slice(split)}`;
  return { amount: `${minor < 0 ? '-' : ''}${amount}`, currency };
}

/** Which of two amounts of one currency is larger, as sorting takes it. */
export function compareMoney(left: Money, right: Money): number {
  const [one, other] = [left, right].map((money) => BigInt(money.amount.replace('.', '')));
  return (one ?? 0n) < (other ?? 0n) ? -1 : one === other ? 0 : 1;
}
