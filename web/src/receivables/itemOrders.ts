const ALL = ['due_date', 'days_overdue', 'amount', 'number', 'customer'] as const;

export type ItemOrder = (typeof ALL)[number];

interface Query {
  state?: 'open' | 'cleared' | 'all';
  as_of?: string;
  customer?: string;
}

/** The orders that the server can give a list of open items in: those that an index knows. */
export function itemOrders({ state, as_of, customer }: Query): ItemOrder[] {
  if (state === 'open' && !as_of) return [...ALL];
  if (!customer) return ['number', 'customer'];
  return ALL.filter((one) => one !== 'amount' || !as_of);
}
