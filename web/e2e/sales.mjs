// What the days of those who sell share: orders made through the API, and hands that use no mouse.

const run = Date.now().toString(36);
let made = 0;

/** A key that no other write of this run has. */
export function fresh(name) {
  made += 1;
  return `${name}-${run}-${made}`;
}

/** An order of the first products, made through the API; `more` overrides, `lines` replaces. */
export async function newOrder(api, at, { search, ...more }) {
  const [customer] = (await api.get(`${at}/customers?search=${search}&limit=1`)).items;
  const [product] = (await api.get(`${at}/products?search=NW-001&limit=1`)).items;
  const order = {
    customer: customer.id,
    customer_order_no: fresh('PO'),
    lines: [{ sku: product.sku, quantity: '12' }],
    documents: false,
    ...more,
  };
  const receipt = await api.post(`${at}/orders`, order, fresh('order'));
  return { ...receipt, customer: customer.id, customerOrderNo: order.customer_order_no };
}

/** The result of a batch of one. */
export async function post(api, path, body) {
  const { verdicts } = await api.post(path, [body], fresh('write'));
  if (verdicts[0].refusal) throw new Error(`${path}: ${verdicts[0].refusal.detail}`);
  return verdicts[0].result;
}

/** An order that was shipped, and arrived unless told otherwise. */
export async function newDelivery(api, at, { arrives = true, ...more }) {
  const order = await newOrder(api, at, { auto_acknowledge: true, ...more });
  const shipment = await post(api, `${at}/deliveries`, { order: order.id, documents: false });
  if (arrives) await post(api, `${at}/deliveries/deliver`, { delivery: shipment.id });
  return { order, shipment };
}

/** Presses Tab until what has the focus is called so; fails when it is nowhere. */
export async function tabTo(page, name) {
  for (let tries = 0; tries < 80; tries += 1) {
    const called = await page.evaluate(() => {
      const focused = document.activeElement;
      return focused?.getAttribute('aria-label') ?? focused?.textContent?.trim();
    });
    if (called === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no key leads to ${name}`);
}

/** Pastes a text into what has the focus, as from a spreadsheet. */
export async function paste(page, text) {
  await page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', given);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}
