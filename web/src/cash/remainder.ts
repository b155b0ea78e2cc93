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

function negated(money: Money): Money {
  return { ...money, amount: money.amount.startsWith('-') ? money.amount.slice(1) : `-${money.amount}` };
}

/** What is left of an amount after parts of it are given away. */
export function remainder(whole: Money, parts: Money[]): Money {
  return sumMoney([whole, ...parts.map(negated)]) ?? whole;
}
