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
  deductions: {
    list: 'deductions',
    columns: {
      number: ['number'],
      customer: ['customer_number', 'customer'],
      reason: ['reason'],
      note: ['note'],
      receipt: ['receipt'],
      deducted: ['deducted'],
      age: ['age'],
      status: ['status'],
      amount: ['amount', 'currency'],
      open: ['open'],
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
  'forecast-items': {
    list: 'forecast_items',
    columns: {
      number: ['number'],
      customer: ['customer_number', 'customer'],
      open: ['open', 'currency'],
      due: ['due'],
      late: ['p_late', 'p_disputed'],
      expected: ['expected', 'median'],
      range: ['q10', 'q90'],
      known: ['known', 'known_reason'],
    },
  },
  'kpi-cases': { list: 'kpi_cases', columns: { number: ['number'], kind: ['kind'] } },
  aging: {
    list: 'aging',
    columns: {
      '': [
        'customer_number',
        'customer',
        'currency',
        'not_due',
        'overdue_to_30',
        'overdue_to_60',
        'overdue_to_90',
        'overdue_to_120',
        'overdue_over_120',
        'unapplied',
        'total',
      ],
    },
  },
};

/** What stands above a column of an export, by its name there. */
const HEADS: Record<string, [key: string, slots?: Record<string, string>]> = {
  account: ['field.ledgerAccount'],
  age: ['field.age'],
  actor: ['field.actor'],
  actor_name: ['field.actor'],
  amount: ['field.amount'],
  billing: ['field.billing'],
  blocked: ['field.blocked'],
  carrier: ['field.carrier'],
  channel: ['field.channel'],
  city: ['field.city'],
  cleared: ['field.cleared'],
  country: ['field.country'],
  currency: ['field.currency'],
  customer: ['field.customer'],
  customer_number: ['field.customerNumber'],
  customer_order_no: ['field.customerOrderNo'],
  deducted: ['field.since'],
  delivered: ['field.delivered'],
  discount: ['field.discount'],
  discount_on: ['field.discountOn'],
  due: ['field.due'],
  expected: ['forecast.expectedOn'],
  gross: ['field.gross'],
  instalment: ['field.instalment'],
  issued: ['field.issued'],
  kind: ['field.kind'],
  known: ['forecast.told'],
  known_reason: ['field.reason'],
  median: ['forecast.median'],
  name: ['field.name'],
  net: ['field.net'],
  not_due: ['field.notDue'],
  note: ['field.note'],
  number: ['field.number'],
  on_account: ['field.onAccount'],
  open: ['field.open'],
  order: ['field.order'],
  origin: ['field.origin'],
  overdue_to_30: ['field.lateTo', { days: '30' }],
  overdue_to_60: ['field.lateTo', { days: '60' }],
  overdue_to_90: ['field.lateTo', { days: '90' }],
  overdue_to_120: ['field.lateTo', { days: '120' }],
  overdue_over_120: ['field.lateOver', { days: '120' }],
  p_disputed: ['forecast.p_disputed'],
  p_late: ['forecast.p_late'],
  posted: ['field.posted'],
  q10: ['forecast.quantile', { percent: '10' }],
  q90: ['forecast.quantile', { percent: '90' }],
  reason: ['field.reason'],
  receipt: ['field.receipt'],
  received: ['field.received'],
  recorded: ['field.recorded'],
  reference: ['field.reference'],
  requested: ['field.requested'],
  residual: ['field.residual'],
  segment: ['field.segment'],
  shipped: ['field.shipped'],
  status: ['field.status'],
  total: ['field.total'],
  unapplied: ['field.unapplied'],
};

export function isExported(name: string): boolean {
  return name in EXPORTS;
}

/**
 * The address of an export: the columns that are shown under heads in the reader's language, all rows that
 * the filters find. Columns of which
 * the server knows nothing are left out; none at all asks for every column that there is.
 */
export function exportAddress(
  entity: string,
  name: string,
  format: 'csv' | 'xlsx',
  shown: string[],
  filters: unknown,
  say: (key: string, slots?: Record<string, string>) => string,
): string {
  const known = EXPORTS[name];
  const query = new URLSearchParams({ format });
  // A list whose columns are not chosen on screen has them all under an empty id.
  const columns = known?.columns[''] ?? shown.flatMap((id) => known?.columns[id] ?? []);
  if (columns.length > 0) {
    query.set('columns', columns.join());
    // A head that has a name of its own in the reader's language; `|` stands between heads.
    const heads = columns.map((column) => say(...(HEADS[column] ?? [column])).replaceAll('|', ' '));
    query.set('heads', heads.join('|'));
  }
  for (const [field, value] of Object.entries(filters ?? {})) {
    if ((typeof value === 'string' && value !== '') || typeof value === 'boolean') query.set(field, String(value));
  }
  return `/api/v1/entities/${entity}/exports/${known?.list}?${query}`;
}
