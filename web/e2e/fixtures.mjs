// Work that waits for people, made through the API, so that no screen is empty: an order on hold,
// one to acknowledge, a shipment on its way and a delivery that can be billed.

import { notification, payment } from './bank.mjs';

/** A client that signs in and keeps the session. */
export async function signIn(base, email, password) {
  const send = (method, path, body, key, version) =>
    fetch(`${base}/api/v1${path}`, {
      method,
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(key ? { 'idempotency-key': key } : {}),
        ...(version ? { 'if-match': String(version) } : {}),
        ...(cookie ? { cookie } : {}),
      },
      body: body && JSON.stringify(body),
    });
  let cookie = '';
  const reply = await send('POST', '/session', { email, password });
  if (!reply.ok) throw new Error(`signing in failed: ${reply.status} ${await reply.text()}`);
  cookie = reply.headers.get('set-cookie').split(';')[0];
  const json = async (method, path, body, key, version) =>
    parsed(method, path, await send(method, path, body, key, version));
  const parsed = async (method, path, answer) => {
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text);
  };
  return {
    get: (path) => json('GET', path),
    post: (path, body, key) => json('POST', path, body, key),
    /** Sends bytes as they are, such as a bank file. */
    upload: async (path, bytes) => {
      const headers = { 'content-type': 'application/octet-stream', cookie };
      return parsed('POST', path, await fetch(`${base}/api/v1${path}`, { method: 'POST', headers, body: bytes }));
    },
    patch: (path, body, key, version) => json('PATCH', path, body, key, version),
  };
}

/** The last day of the month before this one. */
export function endOfLastMonth() {
  const today = new Date();
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 0)).toISOString().slice(0, 10);
}

/** A notification that waits for its entry, and one that splits a batch. */
async function notify(api, at) {
  const [account] = await api.get(`${at}/bank-accounts`);
  const send = (batch, payments) => {
    const file = notification(account, batch, payments);
    return api.upload(`${at}/bank-statements?name=notification.xml`, file);
  };
  const entry = await payment(api, at, { amount: '90.00', text: 'collective credit' });
  const parts = [
    ['60.00', 'INV-4711'],
    ['30.00', 'INV-4712'],
  ];
  const unknown = { ...entry, bank_reference: 'DEPOSIT-4711', amount: { ...entry.amount, amount: '17.00' } };
  await send(unknown, [['17.00', 'on account']]);
  await send(entry, parts);
}

/** Makes the waiting work once a run; the keys keep a second call with the same run from repeating it. */
export async function prepare(api, entity, run = 'shots') {
  const at = `/entities/${entity.id}`;
  const customers = (await api.get(`${at}/customers?limit=6`)).items;
  const products = (await api.get(`${at}/products?limit=3`)).items;
  const order = (index, more = {}, line = {}) => ({
    customer: customers[index].id,
    customer_order_no: `PO-${run}-${index}`,
    lines: [{ sku: products[index % 3].sku, quantity: '12', ...line }],
    ...more,
  });
  const year = new Date().getFullYear();
  const target = { kpi: 'dso', direction: 'lower', target: '20', due_on: `${year + 1}-12-31` };
  await api.post(`${at}/targets`, target, `${run}-target`);
  const change = { name: `New terms ${run}`, on: endOfLastMonth(), held_out_percent: 20 };
  await api.post(`${at}/marked-changes`, change, `${run}-change`);
  const baseline = {
    name: `Before ${run}`,
    figures: [{ id: 'rework_rate', unit: '%', value: 40, cases: 50, part: 20 }],
  };
  await api.post(`${at}/baselines`, baseline, `${run}-baseline`);
  const onAccount = { customer: customers[5].id, amount: { amount: '25.00', currency: entity.base_currency } };
  await api.post(`${at}/receipts`, onAccount, `${run}-receipt`);
  const advice = `Payment reference: ${run}-4711\nINV-4711 1,250.00 ${entity.base_currency}\n`;
  await api.upload(`${at}/remittance-advices?name=${run}.txt`, advice);
  if ((await api.get(`${at}/bank-notifications?limit=1`)).items.length === 0) await notify(api, at);
  await api.post(`${at}/orders`, order(0, {}, { unit_price: '1.5' }), `${run}-held`);
  await api.post(`${at}/orders`, order(1, { auto_acknowledge: false }), `${run}-received`);
  for (const [index, arrives] of [
    [2, false],
    [3, true],
    [4, true],
  ]) {
    const made = await api.post(`${at}/orders`, order(index, { auto_acknowledge: true }), `${run}-order-${index}`);
    const shipped = await api.post(`${at}/deliveries`, [{ order: made.id }], `${run}-ship-${index}`);
    const delivery = shipped.verdicts[0].result?.id;
    if (arrives && delivery) await api.post(`${at}/deliveries/deliver`, [{ delivery }], `${run}-arrive-${index}`);
  }
}

/** Every page with what its address needs. */
export async function pagesOf(api, entity) {
  const at = `/entities/${entity.id}`;
  const first = async (path, pick = (item) => item.id) => {
    const page = await api.get(`${at}${path}${path.includes('?') ? '&' : '?'}limit=1`);
    return page.items[0] && pick(page.items[0]);
  };
  const ids = {
    order: await first('/orders'),
    held: await first('/holds', (hold) => hold.order),
    customer: await first('/open-items?side=claims', (item) => item.customer),
    delivery: await first('/deliveries?status=shipped'),
    invoice: await first('/invoices'),
    item: await first('/open-items?state=cleared'),
    entry: await first('/journal'),
    statement: await first('/bank-statements'),
    exception: await first('/exceptions'),
    receipt: await first('/receipts'),
    advice: await first('/remittance-advices'),
    notification: await first('/bank-notifications'),
    batch: await first('/bank-entries?status=split'),
    part: await first('/bank-notifications?status=split', (told) => told.entry).then((batch) =>
      first(`/bank-entries?batch=${batch}`),
    ),
    onAccount: await first('/receipts?on_account=true'),
    event: await first('/events'),
    import: await first('/imports'),
  };
  const user = (await api.get('/users?limit=1')).items[0].id;
  return {
    home: '',
    start: '/start',
    'my-account': '/../account',
    welcome: '/../welcome',
    orders: '/orders',
    'order-entry': `/orders/new?customer=${ids.customer}`,
    order: `/orders/${ids.order}`,
    held: `/orders/${ids.held}`,
    holds: '/holds',
    customers: '/customers',
    customer: `/customers/${ids.customer}`,
    'customer-events': `/customers/${ids.customer}?tab=events`,
    'customer-edit': `/customers/${ids.customer}/edit`,
    'customer-new': '/customers/new',
    deliveries: '/deliveries',
    'due-to-ship': '/deliveries/due',
    delivery: `/deliveries/${ids.delivery}`,
    billing: '/billing',
    invoices: '/invoices',
    invoice: `/invoices/${ids.invoice}`,
    aging: '/aging',
    'open-items': '/open-items',
    'open-item': `/open-items/${ids.item}`,
    journal: '/journal',
    'journal-account': '/journal?account=1200&currency=EUR',
    entry: `/journal/${ids.entry}`,
    'trial-balance': '/trial-balance',
    account: `/customers/${ids.customer}/statement`,
    periods: '/periods',
    statements: '/statements',
    statement: `/statements/${ids.statement}`,
    'bank-notifications': '/bank-notifications',
    'bank-notification': `/bank-notifications/${ids.notification}`,
    exceptions: '/exceptions',
    'bank-entry': `/bank-entries/${ids.exception}`,
    batch: `/bank-entries/${ids.batch}`,
    part: `/bank-entries/${ids.part}`,
    refunds: '/refunds',
    'remittance-advices': '/remittance-advice',
    'remittance-advice': `/remittance-advice/${ids.advice}`,
    'sign-offs': '/sign-offs',
    deductions: '/deductions',
    'deduction-reasons': '/settings/deduction-reasons',
    'learned-payers': '/learned-payers',
    policies: '/policies',
    'match-policies': '/match-policies',
    'cash-application': '/cash-application',
    forecast: '/forecast',
    'forecast-items': '/forecast?tab=items',
    'forecast-accuracy': '/forecast?tab=accuracy',
    'forecast-scenario': '/forecast?tab=scenario',
    process: '/process',
    'bank-accounts': '/bank-accounts',
    receipts: '/receipts',
    receipt: `/receipts/${ids.receipt}`,
    'on-account': `/receipts/${ids.onAccount}`,
    insight: '/insight',
    kpi: '/insight/dso',
    targets: '/targets',
    anomalies: '/anomalies',
    changes: '/changes',
    baselines: '/baselines',
    settings: '/settings',
    entities: '/settings/entities',
    series: '/settings/series',
    products: '/settings/products',
    'price-lists': '/settings/price-lists',
    prices: '/settings/prices',
    terms: '/settings/terms',
    taxes: '/settings/taxes',
    users: '/settings/users',
    user: `/settings/users/${user}`,
    roles: '/settings/roles',
    'api-keys': '/settings/api-keys',
    jobs: '/settings/jobs',
    health: '/settings/health',
    mails: '/settings/mails',
    audit: '/settings/audit',
    event: `/settings/audit/${ids.event}`,
    imports: '/imports',
    import: `/imports/${ids.import}`,
    'new-import': '/imports/new',
    'settings-documents': '/settings/documents',
    answer: '/../answer/cashlane_ans_none',
    empty: '/orders?search=NOSUCHNUMBER',
    missing: '/orders/ord_00000000000000000000000000000000',
  };
}
