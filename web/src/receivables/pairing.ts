import type { Money } from '../api/types';

interface Item {
  id: string;
  due_on: string;
  residual: Money;
}

export interface Pair {
  debit: string;
  credit: string;
  amount: Money;
}

function minor(money: Money): bigint {
  return BigInt(money.amount.replace('.', ''));
}

function money(value: bigint, like: Money): Money {
  const decimals = like.amount.split('.')[1]?.length ?? 0;
  const digits = value.toString().padStart(decimals + 1, '0');
  const split = digits.length - decimals;
  return {
    amount: decimals === 0 ? digits : `${digits.slice(0, split)}.${digits.slice(split)}`,
    currency: like.currency,
  };
}

/**
 * Proposes pairs of claims and credits of one currency, the oldest claim first, until one side is
 * used up. The server judges each pair; this only spares the typing.
 */
export function pairUp(items: Item[]): Pair[] {
  const byDue = [...items].sort((left, right) => left.due_on.localeCompare(right.due_on));
  const claims = byDue
    .filter((item) => minor(item.residual) > 0n)
    .map((item) => ({ item, left: minor(item.residual) }));
  const pairs: Pair[] = [];
  for (const credit of byDue.filter((item) => minor(item.residual) < 0n)) {
    let left = -minor(credit.residual);
    for (const claim of claims) {
      if (left === 0n) break;
      if (claim.left === 0n || claim.item.residual.currency !== credit.residual.currency) continue;
      const amount = claim.left < left ? claim.left : left;
      pairs.push({ debit: claim.item.id, credit: credit.id, amount: money(amount, credit.residual) });
      claim.left -= amount;
      left -= amount;
    }
  }
  return pairs;
}
