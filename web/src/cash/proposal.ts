import type { Money } from '../api/types';

export interface ProposedLine {
  item: string;
  number: string;
  amount: Money;
  discount: Money;
  writeOff: Money;
}

export interface Proposal {
  customer: string;
  lines: ProposedLine[];
}

type Loose = Record<string, unknown>;

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function moneyOf(value: unknown): Money | null {
  if (!isObject(value) || typeof value.amount !== 'string' || typeof value.currency !== 'string') return null;
  return { amount: value.amount, currency: value.currency };
}

function lineOf(value: unknown): ProposedLine | null {
  if (!isObject(value) || typeof value.item !== 'string') return null;
  const amount = moneyOf(value.amount);
  if (!amount) return null;
  const zero = { ...amount, amount: amount.amount.replace(/\d/g, '0').replace(/^-?0+(?=0)/, '') };
  return {
    item: value.item,
    number: typeof value.number === 'string' ? value.number : value.item,
    amount,
    discount: moneyOf(value.discount) ?? zero,
    writeOff: moneyOf(value.write_off) ?? zero,
  };
}

/** The likeliest application that the matching engine found, when it found one. */
export function proposalOf(decision: Loose): Proposal | null {
  const outcome = isObject(decision.outcome) ? decision.outcome : {};
  const given = isObject(outcome.proposal) ? outcome.proposal : {};
  if (typeof given.customer !== 'string' || !Array.isArray(given.lines)) return null;
  const lines = given.lines.map(lineOf).filter((line) => line !== null);
  return lines.length === 0 ? null : { customer: given.customer, lines };
}

/** Whether an amount is not zero. */
export function isSome(money: Money): boolean {
  return /[1-9]/.test(money.amount);
}
