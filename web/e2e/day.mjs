// A day at the desk on the sample company, in a browser: from an order on hold to allocated cash,
// each write by its button. Changes the company it runs on.
import { account, fillSignIn, finish, openDesk, settle, SIZES } from './desk.mjs';
import { prepare, signIn } from './fixtures.mjs';

const api = await signIn(account.server, account.email, account.password);
const entity = (await api.get('/entities'))[0];
const run = Date.now().toString(36);
await prepare(api, entity, run);
const at = `/entities/${entity.id}`;
const desk = await openDesk({
  'sign in': /401/,
  'sign out': /401/,
  'edit of what changed': /409/,
  'credit note': /422/,
});
const { page } = desk;
page.setDefaultTimeout(8000);
const button = (name) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const inDialog = (name) => dialog().getByRole('button', { name, exact: true });

async function visit(path) {
  await page.goto(`${desk.base}/${entity.code}${path}`);
  await settle(page);
}

/** What the server has must be what the screen promised. */
async function expectThat(what, read, wanted) {
  const found = await read();
  if (found !== wanted) desk.faults.push(`${desk.name}: ${what} is ${found}, not ${wanted}`);
}

async function selectFirst() {
  for (const key of ['j', 'x']) await page.keyboard.press(key);
}

const steps = {
  'see what somebody else posts': async () => {
    const [customer] = (await api.get(`${at}/customers?limit=1`)).items;
    await visit('/receipts');
    const amount = { amount: '7.77', currency: entity.base_currency };
    const posted = await api.post(`${at}/receipts`, { customer: customer.id, amount }, `${run}-live`);
    const since = Date.now();
    await page.getByText(posted.number, { exact: true }).first().waitFor();
    const waited = Date.now() - since;
    if (waited > 1_000) desk.faults.push(`${desk.name}: it appeared after ${waited} ms`);
  },
  'release a hold': async () => {
    const [hold] = (await api.get(`${at}/holds?limit=1`)).items;
    await visit('/holds');
    await selectFirst();
    await button('Release').click();
    await dialog().getByRole('textbox').fill('agreed by phone');
    await inDialog('Release').click();
    await dialog().waitFor({ state: 'detached' });
    const status = async () =>
      (await api.get(`${at}/orders/${hold.order}`)).holds.every((one) => one.released_at !== null);
    await expectThat('the hold', status, true);
  },
  'acknowledge, ship, deliver': async () => {
    const [order] = (await api.get(`${at}/orders?status=received&limit=1`)).items;
    await visit(`/orders/${order.id}`);
    await button('Acknowledge').click();
    await inDialog('Acknowledge').click();
    await button('Ship').click();
    await inDialog('Ship all that is open').click();
    await button('Record arrival').click();
    await dialog().getByLabel('Signed by').fill('A. Receiver');
    await inDialog('Confirm').click();
    await dialog().waitFor({ state: 'detached' });
    await expectThat('the order', async () => (await api.get(`${at}/orders/${order.id}`)).status, 'delivered');
  },
  bill: async () => {
    const ready = (await api.get(`${at}/billing-due?state=ready`)).items.length;
    await visit('/billing?state=ready');
    await selectFirst();
    await button('Bill').click();
    await dialog().getByText('1 document would be issued').waitFor();
    await inDialog('Bill').click();
    await page.getByText('documents issued').waitFor();
    await expectThat(
      'what is ready',
      async () => (await api.get(`${at}/billing-due?state=ready`)).items.length,
      ready - 1,
    );
  },
  'credit note': async () => {
    const [invoice] = (await api.get(`${at}/invoices?kind=invoice&open=true&limit=1`)).items;
    await visit(`/invoices/${invoice.id}`);
    await button('Credit note from lines').click();
    await dialog().getByPlaceholder('0').first().fill('999999');
    await dialog().getByLabel('Reason').fill('damaged');
    await inDialog('Confirm').click();
    await dialog().getByRole('alert').waitFor();
    await dialog().getByPlaceholder('0').first().fill('1');
    await inDialog('Confirm').click();
    await page.getByRole('heading', { name: /Credit note/, level: 1 }).waitFor();
    await expectThat(
      'the credit notes',
      async () => (await api.get(`${at}/invoices/${invoice.id}`)).credit_notes.length,
      1,
    );
  },
  'take a proposal': async () => {
    const [entry] = (await api.get(`${at}/exceptions?limit=1`)).items;
    await visit(`/bank-entries/${entry.id}`);
    await button('Apply').click();
    await page.getByText('Receipts', { exact: true }).nth(1).waitFor();
    await expectThat('the entry', async () => (await api.get(`${at}/bank-entries/${entry.id}`)).status, 'applied');
    await page.locator('main').getByRole('link', { name: /^R0/ }).first().click();
    await button('Undo receipt').click();
    await dialog().getByRole('textbox').fill('wrong customer');
    await inDialog('Undo receipt').click();
    await dialog().waitFor({ state: 'detached' });
    await expectThat('the entry', async () => (await api.get(`${at}/bank-entries/${entry.id}`)).status, 'open');
  },
  'limit and block': async () => {
    const [customer] = (await api.get(`${at}/customers?search=ERNSH`)).items;
    await visit(`/customers/${customer.id}`);
    await button('Set limit').click();
    await dialog().getByLabel(/Limit/).fill('25000.00');
    await inDialog('Confirm').click();
    await dialog().waitFor({ state: 'detached' });
    await expectThat(
      'the limit',
      async () => (await api.get(`${at}/customers/${customer.id}/credit`))[0].limit?.amount,
      '25000.00',
    );
    await button('Block').click();
    await dialog().getByRole('textbox').fill('insolvency rumours');
    await inDialog('Block').click();
    await dialog().waitFor({ state: 'detached' });
    await button('Lift the block').click();
    await inDialog('Lift the block').click();
    await dialog().waitFor({ state: 'detached' });
    await button('Block').waitFor();
  },
  'edit of what changed': async () => {
    const [customer] = (await api.get(`${at}/customers?search=FRANK`)).items;
    await visit(`/customers/${customer.id}`);
    await api.patch(`${at}/customers/${customer.id}`, { segment: `s-${run}` }, `${run}-edit`, customer.version);
    await button('Block').click();
    await dialog().getByRole('textbox').fill('too late');
    await inDialog('Block').click();
    await inDialog('Take theirs').click();
    await page.getByText(`s-${run}`).waitFor();
    await expectThat('the block', async () => (await api.get(`${at}/customers/${customer.id}`)).blocked_reason, null);
  },
  'close and reopen a month': async () => {
    const closed = (await api.get(`${at}/periods`)).length;
    await visit('/periods');
    await button('Close months through').click();
    await dialog().getByLabel('Month').selectOption('2018-01-01');
    await inDialog('Close months').click();
    await dialog().waitFor({ state: 'detached' });
    await expectThat('closed months', async () => (await api.get(`${at}/periods`)).length, closed + 1);
    await button('Reopen').first().click();
    await dialog().getByRole('textbox').fill('late invoice');
    await inDialog('Reopen').click();
    await dialog().waitFor({ state: 'detached' });
    await expectThat('closed months', async () => (await api.get(`${at}/periods`)).length, closed);
  },
  'sign out': async () => {
    await page.getByRole('button', { name: 'Account' }).click();
    await button('Sign out').click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  },
};

await page.setViewportSize(SIZES.wide);
desk.name = 'sign in';
await page.goto(desk.base);
await fillSignIn(page, account.password);
await page.getByRole('banner').waitFor();
for (const [name, step] of Object.entries(steps)) {
  desk.name = name;
  await step().catch((error) => desk.faults.push(`${name}: ${error.message}`));
}
await desk.close();
finish(desk, `${Object.keys(steps).length} steps`);
