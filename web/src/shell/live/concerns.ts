/** What changed, as a message of the stream tells it. */
export interface Changes {
  objects: { type: string; id: string }[];
  complete: boolean;
}

/**
 * Reads that rest on few kinds of objects, by the name in their query's key. What is not named rests on
 * all: an invoice moves orders, deliveries, open items, exposure.
 */
const RESTS_ON: Record<string, string[]> = {
  customers: ['customer'],
  customer: ['customer', 'contact', 'address'],
  series: ['entity'],
  'document-style': ['entity'],
  products: ['product'],
  'price-lists': ['price_list'],
  prices: ['price', 'price_list'],
  'payment-terms': ['payment_term'],
  'tax-rates': ['tax_rate'],
  'bank-accounts': ['bank_account'],
  'bank-notifications': ['notification', 'bank_entry'],
  'bank-notification': ['notification', 'bank_entry'],
  'remittance-advice': ['remittance_advice', 'bank_entry'],
  periods: ['period'],
  views: ['view'],
  imports: ['import'],
  import: ['import'],
  'import-rows': ['import'],
  'import-mappings': ['mapping'],
  'proof-file': ['delivery'],
  // What belongs to the installation, or is a trial of what is being typed, is not told of.
  users: [],
  user: [],
  'user-sessions': [],
  roles: [],
  'api-keys': [],
  'import-kinds': [],
  trial: [],
  'term-trial': [],
  'prices-trial': [],
  'type-ahead': [],
};

/** Reads that cost the server much; a figure over months may be a minute old. */
const COSTLY = new Set([
  'kpi',
  'kpis',
  'kpis-by-month',
  'kpi-trend',
  'kpi-cases',
  'aging',
  'aging-customers',
  'trial-balance',
  'open-items-totals',
  'newest-invoice',
]);

const GAP_MS = 2_000;
const COSTLY_GAP_MS = 60_000;

/** Whether something that was read may be different after a change. */
export function isConcerned(name: unknown, types: ReadonlySet<string>): boolean {
  const restsOn = RESTS_ON[String(name)];
  return types.has(ALL) || (restsOn ?? [...types]).some((type) => types.has(type));
}

/** Stands for every type when so much changed that it is not told one by one. */
export const ALL = '*';

export function typesOf({ objects, complete }: Changes): string[] {
  return complete ? objects.map((one) => one.type) : [ALL];
}

/** How long after it was last read something may be read again for a change. */
export function gapOf(name: unknown): number {
  return COSTLY.has(String(name)) ? COSTLY_GAP_MS : GAP_MS;
}
