import { useState } from 'react';

import { api, body } from '../api/client';
import type { BankEntry, Money } from '../api/types';
import { useApi } from '../api/useApi';
import { compareMoney, isSome, nil, typedMoney } from '../ui/money';

/** In which currency a payment's share pays items, and what it comes to there. */
export function useExchange(entry: BankEntry, customer: string, share: Money) {
  const own = entry.amount.currency;
  const [chosen, choose] = useState(entry.instructed?.currency ?? own);
  const [typed, type] = useState<string | null>(null);
  const { data } = useApi(
    ['claims-by-currency', customer || null],
    (entity) =>
      body(
        api.GET('/api/v1/entities/{entity}/open-items/totals', {
          params: { path: { entity }, query: { customer, state: 'open', side: 'claims' } },
        }),
      ),
    customer !== '',
  );
  const sums = data?.currencies ?? [];
  const others = sums.filter((sum) => sum.currency !== own);
  const owed = others.find((sum) => sum.currency === chosen)?.total ?? null;
  // The payer's own amount holds for the payment as a whole, not for a share of it.
  const whole = isSome(share) && compareMoney(share, entry.amount) === 0;
  const meant = whole && entry.instructed?.currency === owed?.currency ? entry.instructed : null;
  const text = typed ?? meant?.amount ?? '';
  const amount = owed && typedMoney(text, owed);
  const exchanged = amount && isSome(amount) ? amount : null;
  return {
    currencies: others.length > 0 ? [own, ...others.map((sum) => sum.currency)] : [],
    currency: owed?.currency ?? own,
    choose: (currency: string) => {
      choose(currency);
      type(null);
    },
    text,
    type,
    /** In another currency: what the share comes to, or nothing while that is no amount. */
    exchanged,
    rate: exchanged && isSome(share) ? rateOf(share, exchanged) : null,
    needed: owed !== null,
    /** What there is for items of that currency. */
    paying: owed ? (exchanged ?? nil(owed)) : share,
  };
}

/** The rate that a receipt will have, to be seen before it is made: to eight significant digits. */
function rateOf(paid: Money, owed: Money): string {
  return String(Number((Number(owed.amount) / Number(paid.amount)).toPrecision(8)));
}
