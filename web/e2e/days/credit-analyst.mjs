// The credit analyst's day: an order that is held for credit, its evidence, the customer behind it,
// and a limit that fits.
import { fresh, newOrder } from '../sales.mjs';

export default {
  role: 'credit-analyst',
  expected: { 'set a limit another set before': /409/ },
  steps: {
    'see what a credit hold found': async ({ page, api, at, visit, expectThat }) => {
      const [customer] = (await api.get(`${at}/customers?search=CHOPS&limit=1`)).items;
      const [exposure] = await api.get(`${at}/customers/${customer.id}/credit`);
      const limit = { amount: '1.00', currency: exposure?.currency ?? 'EUR' };
      const change = { customer: customer.id, currency: limit.currency, limit, reason: 'walk', version: null };
      await api.post(`${at}/credit-limits`, change, fresh('limit'));
      const order = await newOrder(api, at, { search: 'CHOPS' });
      await visit(`/holds?reason=credit&customer=${order.customer}`);
      await page.getByText('of the limit of 1.00').first().waitFor();
      await page.getByRole('link', { name: order.number }).click();
      await page.getByRole('heading', { name: `Order ${order.number}` }).waitFor();
      await expectThat('ways to sell', () => page.getByRole('button', { name: 'Correct' }).count(), 0);
    },
    'release what credit held': async ({ page, api, at, visit, button, dialog, inDialog, expectThat }) => {
      const order = await newOrder(api, at, { search: 'CHOPS' });
      await visit(`/orders/${order.id}`);
      await button('Release').first().click();
      await dialog().getByLabel('Note').fill('paid by tomorrow, they say');
      await dialog().getByRole('checkbox').check();
      await inDialog('Release').click();
      await dialog().waitFor({ state: 'detached' });
      const held = async () =>
        (await api.get(`${at}/orders/${order.id}`)).holds.some((hold) => hold.released_at === null);
      await expectThat('a hold that is left', held, false);
    },
    'set a limit that fits': async ({ page, api, at, visit, button, dialog, inDialog, expectThat }) => {
      const [customer] = (await api.get(`${at}/customers?search=CHOPS&limit=1`)).items;
      await visit(`/customers/${customer.id}`);
      await button('Set limit').click();
      await dialog().getByLabel(/Limit/).fill('50000.00');
      await dialog().getByLabel('Reason').fill('annual accounts are good');
      await inDialog('Confirm').click();
      await dialog().waitFor({ state: 'detached' });
      const limit = async () => (await api.get(`${at}/customers/${customer.id}/credit`))[0].limit.amount;
      await expectThat('the limit', limit, '50000.00');
      await page.getByText('50,000.00').first().waitFor();
    },
    'set a limit another set before': async ({ page, api, at, visit, button, dialog, inDialog, expectThat }) => {
      const [customer] = (await api.get(`${at}/customers?search=CHOPS&limit=1`)).items;
      const credit = async () => (await api.get(`${at}/customers/${customer.id}/credit`))[0];
      await visit(`/customers/${customer.id}`);
      await button('Set limit').click();
      await dialog().getByLabel(/Limit/).fill('60000.00');
      const { version, currency } = await credit();
      const change = { customer: customer.id, currency, limit: { amount: '70000.00', currency }, version };
      await api.post(`${at}/credit-limits`, { ...change, reason: 'walk' }, fresh('limit'));
      await inDialog('Confirm').click();
      await page.getByText('Somebody else was first').waitFor();
      await page.getByRole('button', { name: 'Take theirs' }).click();
      await expectThat('the limit', async () => (await credit()).limit.amount, '70000.00');
    },
    'read how a customer pays': async ({ page, api, at, visit }) => {
      const [customer] = (await api.get(`${at}/customers?search=ERNSH&limit=1`)).items;
      await visit(`/customers/${customer.id}`);
      await page.getByRole('img', { name: /Payment behaviour: .*settled/ }).waitFor();
      for (const tab of ['Orders', 'Invoices', 'Receipts', 'Documents sent']) {
        await page.getByRole('tab', { name: tab }).click();
        await page.getByRole('tabpanel').getByRole('table').waitFor();
      }
      if (!page.url().includes('tab=mails')) throw new Error('the address does not keep the list');
    },
  },
};
