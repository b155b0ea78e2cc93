import type { Money } from '../api/types';
import { nil } from '../ui/money';

export interface ProposedLine {
  item: string;
  number: string;
  amount: Money;
  discount: Money;
  writeOff: Money;
}

export interface Proposal {
  customer: string;
  /** How the amount was read. */
  reading: string;
  lines: ProposedLine[];
  /** What is left over. */
  rest: Money | null;
}

type Loose = Record<string, unknown>;

export function isLoose(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function listOf(value: unknown): Loose[] {
  return Array.isArray(value) ? value.filter(isLoose) : [];
}

export function moneyOf(value: unknown): Money | null {
  if (!isLoose(value) || typeof value.amount !== 'string' || typeof value.currency !== 'string') return null;
  return { amount: value.amount, currency: value.currency };
}

function lineOf(value: Loose): ProposedLine | null {
  const amount = moneyOf(value.amount);
  if (!amount || typeof value.item !== 'string') return null;
  return {
    item: value.item,
    number: textOf(value.number) || value.item,
    amount,
    discount: moneyOf(value.discount) ?? nil(amount),
    writeOff: moneyOf(value.write_off) ?? nil(amount),
  };
}

/** A proposal as the engine records it; `null` when there is none or it says nothing. */
export function proposalIn(given: unknown): Proposal | null {
  if (!isLoose(given) || typeof given.customer !== 'string') return null;
  const lines = listOf(given.lines)
    .map(lineOf)
    .filter((line) => line !== null);
  const { customer } = given;
  return lines.length === 0 ? null : { customer, reading: textOf(given.reading), lines, rest: moneyOf(given.rest) };
}

/** The likeliest application that the matching engine found, when it found one. */
export function proposalOf(decision: Loose): Proposal | null {
  return proposalIn(isLoose(decision.outcome) ? decision.outcome.proposal : null);
}
