// The order desk's day: an order taken down and brought to its customer by keyboard alone, then what
// is out of the ordinary: pasted lines, holds, refusals, cancellations, partial shipments, returns.
import { fresh, newDelivery, newOrder, paste, tabTo } from '../sales.mjs';

const found = async (api, at, customerOrderNo) => {
  const page = await api.get(`${at}/orders?limit=20`);
  return page.items.find((one) => one.customer_order_no === customerOrderNo);
};

export default {
  role: 'order-desk',
  expected: {
    'paste lines, be warned, keep the draft': /40[09]|422/,
    'partial shipment, return': /422/,
    'take a customer on, meet another editor': /409|422/,
  },
  steps: {
    'from telephone to arrival by keyboard alone': async ({ page, api, at, visit, expectThat }) => {
      const customerOrderNo = fresh('PO');
      await visit('/orders');
      await page.keyboard.press('n');
      await page.getByRole('heading', { name: 'New order' }).waitFor();
      await page.keyboard.type('ALFKI');
      await page.keyboard.press('Tab');
      await page.keyboard.type(customerOrderNo);
      await page.keyboard.press('Enter');
      for (const [product, quantity] of [
        ['NW-001', '12'],
        ['NW-002', '3'],
      ]) {
        await page.keyboard.type(product);
        await page.keyboard.press('Enter');
        await page.getByText(product === 'NW-001' ? 'Chai' : 'Chang', { exact: true }).waitFor();
        await page.keyboard.type(quantity);
        await page.keyboard.press('Enter');
      }
      await page.getByText('Nothing holds this order').waitFor();
      await page.keyboard.press('Control+Enter');
      await page.getByRole('heading', { name: /^Order O/ }).waitFor();
      const order = await found(api, at, customerOrderNo);
      const read = () => api.get(`${at}/orders/${order.id}`);
      await expectThat('the quantities', async () => (await read()).lines.map((one) => one.quantity).join(), '12,3');
      await tabTo(page, 'Acknowledge');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Enter');
      await expectThat('the order', async () => (await read()).status, 'acknowledged');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await tabTo(page, 'Ship');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await tabTo(page, 'Ship all that is open');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: /^Delivery D/ }).waitFor();
      await tabTo(page, 'Record arrival');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('A. Receiver');
      await page.keyboard.press('Enter');
      await expectThat('the order', async () => (await read()).status, 'delivered');
    },
    'paste lines, be warned, keep the draft': async ({ page, api, at, visit, button, expectThat }) => {
      const first = await newOrder(api, at, { search: 'ALFKI' });
      await visit(`/orders/new?customer=${first.customer}`);
      await page.getByLabel('Customer order no.').fill(first.customerOrderNo);
      await page.getByRole('combobox', { name: 'Product 1' }).focus();
      await paste(page, 'Product\tQuantity\tPrice\nNW-003\t5\nNW-404\t2\nNW-004\tseven');
      await page.getByText('“seven” is no number').waitFor();
      await page.getByLabel('Quantity 3').fill('7');
      await page.getByText(`is already on order ${first.number}`).first().waitFor();
      await page.getByText('No product has the number NW-404').first().waitFor();
      await page.reload();
      await page.getByText('Draft kept in this browser').waitFor();
      await page.getByText('No product has the number NW-404').first().waitFor();
      await page.getByRole('button', { name: 'Remove 2' }).click();
      await page.getByLabel('Customer order no.').fill(fresh('PO'));
      await button('Save order').click();
      await page.getByRole('heading', { name: /^Order O/ }).waitFor();
      const lines = async () => {
        const [order] = (await api.get(`${at}/orders?customer=${first.customer}&limit=1`)).items;
        return (await api.get(`${at}/orders/${order.id}`)).lines.map((one) => `${one.sku} ${one.quantity}`).join();
      };
      await expectThat('the lines', lines, 'NW-003 5,NW-004 7');
      await visit('/orders/new');
      await expectThat('the draft', () => page.getByText('Draft kept in this browser').count(), 0);
    },
    'mend a line, then release': async ({ page, api, at, visit, button, dialog, inDialog, expectThat }) => {
      const order = await newOrder(api, at, {
        search: 'ANATR',
        lines: [
          { sku: 'NW-404', quantity: '2' },
          { sku: 'NW-001', quantity: '1', unit_price: '1.5' },
        ],
      });
      await visit(`/orders/${order.id}`);
      await page.getByText('No product has the number NW-404').waitFor();
      await button('Correct').first().click();
      await dialog().getByRole('combobox').fill('NW-004');
      await page.keyboard.press('Tab');
      await dialog().getByText('The agreed price').click();
      await dialog().getByText('The order would then be:').waitFor();
      await inDialog('Confirm').click();
      await dialog().waitFor({ state: 'detached' });
      await button('Release').click();
      await dialog().getByText('1 hold would be lifted.').waitFor();
      await dialog().getByLabel('Note').fill('promised by phone');
      await inDialog('Release').click();
      await dialog().waitFor({ state: 'detached' });
      await expectThat('the order', async () => (await api.get(`${at}/orders/${order.id}`)).status, 'received');
    },
    'refuse from the queue by keyboard': async ({ page, api, at, visit, dialog, expectThat }) => {
      const order = await newOrder(api, at, { search: 'ANTON', lines: [{ sku: 'NW-405', quantity: '1' }] });
      await visit(`/holds?customer=${order.customer}`);
      for (const key of ['j', 'x', 'f']) await page.keyboard.press(key);
      await dialog().waitFor();
      await page.keyboard.type('not sold by us');
      await page.keyboard.press('Enter');
      await expectThat('the order', async () => (await api.get(`${at}/orders/${order.id}`)).status, 'refused');
    },
    'acknowledge many, cancel many': async ({ page, api, at, visit, button, dialog, inDialog, expectThat }) => {
      const orders = [];
      for (let index = 0; index < 3; index += 1) orders.push(await newOrder(api, at, { search: 'BERGS' }));
      const states = async () => {
        const read = await Promise.all(orders.map((order) => api.get(`${at}/orders/${order.id}`)));
        return read.map((one) => one.status).join();
      };
      const choose = async (numbers, act) => {
        await visit(`/orders?status=received&customer=${orders[0].customer}`);
        for (const number of numbers) await page.getByLabel(`Select ${number}`).check();
        await button(act).click();
      };
      await choose(
        orders.slice(0, 2).map((one) => one.number),
        'Acknowledge',
      );
      await inDialog('Acknowledge').click();
      await dialog().waitFor({ state: 'detached' });
      await expectThat('the orders', states, 'acknowledged,acknowledged,received');
      await choose([orders[2].number], 'Cancel order');
      await dialog().getByLabel('Reason').fill('customer changed their mind');
      await inDialog('Cancel order').click();
      await dialog().waitFor({ state: 'detached' });
      await expectThat('the orders', states, 'acknowledged,acknowledged,cancelled');
    },
    'cancel part of a line': async ({ page, api, at, visit, button, dialog, inDialog, expectThat }) => {
      const order = await newOrder(api, at, { search: 'BLAUS' });
      await visit(`/orders/${order.id}`);
      await button('More').click();
      await page.getByRole('menuitem', { name: 'Cancel lines' }).click();
      await dialog().getByLabel('Quantity Chai').fill('5');
      await dialog().getByLabel('Reason').fill('too many');
      await inDialog('Cancel lines').click();
      await dialog().waitFor({ state: 'detached' });
      await expectThat(
        'what is cancelled',
        async () => (await api.get(`${at}/orders/${order.id}`)).lines[0].cancelled,
        '5',
      );
    },
    'partial shipment, return': async ({ page, api, at, visit, button, dialog, inDialog, expectThat }) => {
      const order = await newOrder(api, at, { search: 'BONAP', auto_acknowledge: true });
      const line = async () => (await api.get(`${at}/orders/${order.id}`)).lines[0];
      await visit(`/orders/${order.id}`);
      await button('Ship').click();
      await dialog().getByLabel('Quantity Chai').fill('500');
      await dialog().getByText('would be refused').waitFor();
      await dialog().getByLabel('Quantity Chai').fill('5');
      await inDialog('Ship these quantities').click();
      await page.getByRole('heading', { name: /^Delivery D/ }).waitFor();
      await expectThat('what was shipped', async () => (await line()).shipped, '5');
      await button('Record arrival').click();
      await inDialog('Confirm').click();
      await dialog().waitFor({ state: 'detached' });
      await button('Record who signed').click();
      await dialog().getByLabel('Signed by').fill('B. Receiver');
      await inDialog('Confirm').click();
      await dialog().waitFor({ state: 'detached' });
      await page.getByText('B. Receiver').waitFor();
      await button('Take goods back').click();
      await dialog().getByLabel('Quantity Chai').fill('2');
      await dialog().getByLabel('Reason').fill('broken');
      await inDialog('Take goods back').click();
      await page.getByRole('heading', { name: /^Delivery R/ }).waitFor();
      await expectThat('what came back', async () => (await line()).returned, '2');
    },
    'cancel a shipment': async ({ page, api, at, visit, button, dialog, inDialog, expectThat }) => {
      const { shipment } = await newDelivery(api, at, { search: 'BOTTM', arrives: false });
      await visit(`/deliveries/${shipment.id}`);
      await button('Cancel shipment').click();
      await dialog().getByLabel('Reason').fill('lorry broke down');
      await inDialog('Cancel shipment').click();
      await page.getByText('Cancelled', { exact: true }).first().waitFor();
      const status = async () => (await api.get(`${at}/deliveries/${shipment.id}`)).status;
      await expectThat('the shipment', status, 'cancelled');
    },
    'take a customer on, meet another editor': async ({ page, api, at, visit, button, expectThat }) => {
      const name = fresh('Customer');
      await visit('/customers/new');
      await page.getByRole('textbox', { name: 'Name', exact: true }).first().fill(name);
      await page.getByLabel('VAT id').fill('XX1');
      await page.getByRole('alert').waitFor();
      await page.getByLabel('VAT id').fill('');
      await page.getByLabel('Street').fill('Quay 1');
      await page.getByLabel('Postal code').fill('20457');
      await page.getByLabel('City').fill('Hamburg');
      await page.getByText('Checked: this can be saved.').waitFor();
      await button('Save').click();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
      const [{ id }] = (await api.get(`${at}/customers?search=${name}&limit=1`)).items;
      const read = () => api.get(`${at}/customers/${id}`);
      await expectThat('the city', async () => (await read()).addresses[0].city, 'Hamburg');
      await visit(`/customers/${id}/edit`);
      await api.patch(`${at}/customers/${id}`, { segment: 'theirs' }, fresh('patch'), (await read()).version);
      await page.getByLabel('E-mail').first().fill('mine@desk.example');
      await button('Save').click();
      await page.getByRole('dialog').getByText('theirs', { exact: true }).waitFor();
      await button('Apply mine on top').click();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
      const both = async () => `${(await read()).segment} ${(await read()).email}`;
      await expectThat('what both changed', both, 'theirs mine@desk.example');
    },
    'block a customer and lift the block': async ({ api, at, visit, button, dialog, inDialog, expectThat }) => {
      const [customer] = (await api.get(`${at}/customers?search=FRANK&limit=1`)).items;
      const blocked = async () => (await api.get(`${at}/customers/${customer.id}`)).blocked_reason;
      await visit(`/customers/${customer.id}`);
      await button('Block').click();
      await dialog().getByRole('textbox').fill('insolvency rumours');
      await inDialog('Block').click();
      await dialog().waitFor({ state: 'detached' });
      await expectThat('the block', blocked, 'insolvency rumours');
      await button('Lift the block').click();
      await inDialog('Lift the block').click();
      await dialog().waitFor({ state: 'detached' });
      await expectThat('the block', blocked, null);
    },
  },
};
