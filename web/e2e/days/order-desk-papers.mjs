// The order desk's day, on: discounts with drafts of their documents, what is undone from its message,
// many holds and many orders at once, a file as proof of delivery.
import { newDelivery, newOrder, post } from '../sales.mjs';

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
);

const rows = async (page, numbers) => {
  for (const number of numbers) await page.getByLabel(`Select ${number}`).first().check();
};

export default {
  role: 'order-desk',
  expected: { 'prove a delivery by a file': /422/ },
  steps: {
    'a discount with its reason, and a draft': async ({ page, api, at, visit, button, expectThat }) => {
      const [customer] = (await api.get(`${at}/customers?search=CHOPS&limit=1`)).items;
      await visit(`/orders/new?customer=${customer.id}`);
      await page.getByRole('combobox', { name: 'Product 1' }).fill('NW-001');
      await page.keyboard.press('Tab');
      await page.getByLabel('Quantity 1').fill('10');
      await page.getByText('Nothing holds this order').waitFor();
      await page.getByLabel('Discount in % 1').fill('10');
      await page.getByLabel('Why this price 1').fill('first order');
      await page.getByText('Because: first order').first().waitFor();
      await button('Show the draft').click();
      await page.locator('iframe[title="Draft of the document"]').waitFor();
      await button('Save order on hold').click();
      await page.getByRole('heading', { name: /^Order O/ }).waitFor();
      const [order] = (await api.get(`${at}/orders?customer=${customer.id}&limit=1`)).items;
      const line = async () => (await api.get(`${at}/orders/${order.id}`)).lines[0];
      await expectThat(
        'the discount',
        async () => `${(await line()).discount} ${(await line()).price_reason}`,
        '10 first order',
      );
      await page.getByText('less 10 %').first().waitFor();
    },
    'undo a release from its message, hold again': async ({
      page,
      api,
      at,
      visit,
      button,
      dialog,
      inDialog,
      expectThat,
    }) => {
      const lines = [{ sku: 'NW-001', quantity: '1', unit_price: '1.5' }];
      const order = await newOrder(api, at, { search: 'DRACD', lines });
      const status = async () => (await api.get(`${at}/orders/${order.id}`)).status;
      const release = async () => {
        await button('Release').click();
        await dialog().getByText('1 hold would be lifted.').waitFor();
        await inDialog('Release').click();
        await dialog().waitFor({ state: 'detached' });
        await expectThat('the order', status, 'received');
      };
      await visit(`/orders/${order.id}`);
      await release();
      await page.getByRole('button', { name: /^Undo/ }).click();
      await expectThat('the order', status, 'held');
      await release();
      await button('Hold again').last().click();
      await dialog().getByLabel('Reason').fill('the customer called');
      await inDialog('Hold again').click();
      await dialog().waitFor({ state: 'detached' });
      await expectThat('the order', status, 'held');
    },
    'acknowledge beside a draft of the document': async ({
      page,
      api,
      at,
      visit,
      button,
      dialog,
      inDialog,
      expectThat,
    }) => {
      const order = await newOrder(api, at, { search: 'EASTC' });
      await visit(`/orders/${order.id}`);
      await button('Acknowledge').click();
      await dialog().locator('iframe').waitFor();
      await inDialog('Acknowledge').click();
      await dialog().waitFor({ state: 'detached' });
      await expectThat('the order', async () => (await api.get(`${at}/orders/${order.id}`)).status, 'acknowledged');
    },
    'refuse several holds at once': async ({ page, api, at, visit, button, dialog, inDialog, expectThat }) => {
      const orders = [];
      for (const sku of ['NW-501', 'NW-502', 'NW-503']) {
        orders.push(await newOrder(api, at, { search: 'ERNSH', lines: [{ sku, quantity: '1' }] }));
      }
      await visit(`/holds?customer=${orders[0].customer}`);
      await rows(
        page,
        orders.slice(0, 2).map((one) => one.number),
      );
      await button('Refuse').click();
      await dialog().getByText(orders[1].number).waitFor();
      await dialog().getByLabel('Reason').fill('not sold by us');
      await inDialog('Refuse').click();
      await dialog().waitFor({ state: 'detached' });
      const states = async () => {
        const read = await Promise.all(orders.map((one) => api.get(`${at}/orders/${one.id}`)));
        return read.map((one) => one.status).join();
      };
      await expectThat('the orders', states, 'refused,refused,held');
      await expectThat('its row', () => page.getByLabel(`Select ${orders[0].number}`).count(), 0);
      await expectThat('the row of the third', () => page.getByLabel(`Select ${orders[2].number}`).count(), 1);
    },
    'ship many orders at once': async ({ page, api, at, visit, button, dialog, inDialog, expectThat }) => {
      const orders = [];
      for (let index = 0; index < 3; index += 1) {
        orders.push(await newOrder(api, at, { search: 'FOLKO', auto_acknowledge: true }));
      }
      await post(api, `${at}/deliveries`, { order: orders[2].id, documents: false });
      await visit(`/deliveries/due?customer=${orders[0].customer}`);
      await expectThat('what was shipped whole', () => page.getByText(orders[2].number).count(), 0);
      await rows(
        page,
        orders.slice(0, 2).map((one) => one.number),
      );
      await button('Ship').click();
      await inDialog('Ship all that is open').click();
      await dialog().waitFor({ state: 'detached' });
      const shipped = async () => {
        const read = await Promise.all(orders.map((one) => api.get(`${at}/orders/${one.id}`)));
        return read.map((one) => one.lines[0].shipped).join();
      };
      await expectThat('what was shipped', shipped, '12,12,12');
      await expectThat('the rows', () => page.getByLabel(/^Select O/).count(), 0);
      await visit(`/orders?to_ship=yes&customer=${orders[0].customer}`);
      await expectThat('what is to be shipped', () => page.getByLabel(/^Select O/).count(), 0);
    },
    'prove a delivery by a file': async ({ page, api, at, visit, button, dialog, inDialog, expectThat }) => {
      const { shipment } = await newDelivery(api, at, { search: 'FRANS' });
      await visit(`/deliveries/${shipment.id}`);
      await button('Record who signed').click();
      const choose = (name, buffer) =>
        dialog().locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer });
      await choose('page.png', Buffer.from('<!doctype html>'));
      await dialog().getByText('the file is no PDF, JPEG or PNG').waitFor();
      await choose('signed.png', PIXEL);
      await dialog().getByText('signed.png').waitFor();
      await dialog().getByLabel('Signed by').fill('F. Receiver');
      await inDialog('Confirm').click();
      await dialog().waitFor({ state: 'detached' });
      await page.getByRole('img', { name: 'Proof of delivery' }).waitFor();
      await page.getByRole('link', { name: 'Download' }).waitFor();
      const proof = async () => (await api.get(`${at}/deliveries/${shipment.id}`)).proof;
      await expectThat('the signer', async () => (await proof()).signed_by, 'F. Receiver');
      await expectThat('the file', async () => typeof (await proof()).file, 'string');
    },
  },
};
