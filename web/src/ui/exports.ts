/** Lists that the server exports whole, by the list's name: what its columns are called there. */
interface ExportedList {
  list: string;
  columns: Record<string, string[]>;
}

const EXPORTS: Record<string, ExportedList> = {
  customers: {
    list: 'customers',
    columns: {
      name: ['name'],
      number: ['number'],
      city: ['city'],
      country: ['country'],
      segment: ['segment'],
      currency: ['currency'],
      blocked: ['blocked'],
    },
  },
  orders: {
    list: 'orders',
    columns: {
      number: ['number'],
      customer: ['customer_number', 'customer'],
      status: ['status'],
      received: ['received'],
      requested: ['requested'],
      customerOrderNo: ['customer_order_no'],
      channel: ['channel'],
      net: ['net'],
      gross: ['gross', 'currency'],
    },
  },
  deliveries: {
    list: 'deliveries',
    columns: {
      number: ['number'],
      customer: ['customer_number', 'customer'],
      order: ['order'],
      kind: ['kind'],
      status: ['status'],
      shipped: ['shipped'],
      delivered: ['delivered'],
      billing: ['billing'],
      carrier: ['carrier'],
    },
  },
  invoices: {
    list: 'invoices',
    columns: {
      number: ['number'],
      customer: ['customer_number', 'customer'],
      kind: ['kind'],
      issued: ['issued'],
      due: ['due'],
      gross: ['gross', 'currency'],
      open: ['open'],
    },
  },
  'open-items': {
    list: 'open_items',
    columns: {
      number: ['number', 'instalment'],
      customer: ['customer_number', 'customer'],
      kind: ['kind'],
      posted: ['posted'],
      due: ['due'],
      reference: ['reference'],
      cleared: ['cleared'],
      amount: ['amount', 'currency'],
      residual: ['residual'],
      discount: ['discount_on', 'discount'],
    },
  },
  journal: {
    list: 'journal',
    columns: {
      number: ['number'],
      posted: ['posted'],
      kind: ['kind'],
      actor: ['actor_name', 'actor'],
      recorded: ['recorded'],
      lines: ['account', 'amount', 'currency'],
    },
  },
  receipts: {
    list: 'receipts',
    columns: {
      number: ['number'],
      customer: ['customer_number', 'customer'],
      received: ['received'],
      reference: ['reference'],
      automatic: ['origin'],
      onAccount: ['on_account'],
      amount: ['amount', 'currency'],
    },
  },
  'kpi-cases': { list: 'kpi_cases', columns: { number: ['number'], kind: ['kind'] } },
  aging: { list: 'aging', columns: {} },
};

export function isExported(name: string): boolean {
  return name in EXPORTS;
}

/**
 * The address of an export: the columns that are shown, all rows that the filters find. Columns of which
 * the server knows nothing are left out; none at all asks for every column that there is.
 */
export function exportAddress(
  entity: string,
  name: string,
  format: 'csv' | 'xlsx',
  shown: string[],
  filters: unknown,
): string {
  const known = EXPORTS[name];
  const query = new URLSearchParams({ format });
  const columns = shown.flatMap((id) => known?.columns[id] ?? []);
  if (columns.length > 0) query.set('columns', columns.join());
  for (const [field, value] of Object.entries(filters ?? {})) {
    if ((typeof value === 'string' && value !== '') || typeof value === 'boolean') query.set(field, String(value));
  }
  return `/api/v1/entities/${entity}/exports/${known?.list}?${query}`;
}
