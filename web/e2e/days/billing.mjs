// The day of the one who bills: what waits and why, what billing would issue, credit notes.
import { newDelivery, tabTo } from '../sales.mjs';

export default {
  role: 'billing',
  expected: { 'credit quantities, then price': /422/ },
  steps: {
    'read why something is not billed yet': async ({ page, api, at, visit }) => {
      const { order } = await newDelivery(api, at, { search: 'FAMIA', arrives: false });
      await visit(`/billing?customer=${order.customer}`);
      await page.getByText('The goods have not arrived yet').first().waitFor();
    },
    'bill what would be issued': async ({ page, api, at, visit, button, dialog, inDialog, expectThat }) => {
      const { order, shipment } = await newDelivery(api, at, { search: 'FOLKO' });
      await visit(`/billing?state=ready&customer=${order.customer}`);
      await page.getByLabel(`Select ${shipment.number}`).check();
      await button('Bill').click();
      await dialog().getByText('1 document would be issued').waitFor();
      const shown = await dialog().getByRole('table').getByRole('cell').last().textContent();
      await inDialog('Bill').click();
      await dialog().waitFor({ state: 'detached' });
      const invoices = async () => (await api.get(`${at}/invoices?order=${order.id}`)).items;
      await expectThat('the invoices', async () => (await invoices()).length, 1);
      const [{ gross }] = await invoices();
      if (shown.replace(/,/g, '') !== gross.amount + gross.currency) throw new Error(`${shown} became ${gross.amount}`);
    },
    'bill by keyboard alone': async ({ page, api, at, visit, dialog, settle, expectThat }) => {
      const { order, shipment } = await newDelivery(api, at, { search: 'ERNSH' });
      const keys = page.keyboard;
      await visit('');
      for (const key of ['g', 'b']) await keys.press(key);
      await page.waitForURL('**/billing**');
      await visit(`/billing?state=ready&customer=${order.customer}`);
      await page.getByLabel(`Select ${shipment.number}`).waitFor();
      const shown = await page
        .getByRole('main')
        .getByRole('checkbox')
        .evaluateAll((all) => all.map((one) => one.ariaLabel));
      const row = shown.filter((label) => /^Select D/.test(label ?? '')).indexOf(`Select ${shipment.number}`);
      for (const key of [...Array(row + 1).fill('j'), 'x']) await keys.press(key);
      await page.getByText('1 selected').waitFor();
      await tabTo(page, 'Bill');
      await keys.press('Enter');
      await dialog().getByText('1 document would be issued').waitFor();
      await settle();
      await dialog().locator('input:focus').waitFor();
      await tabTo(page, 'Bill');
      await keys.press('Enter');
      await dialog().waitFor({ state: 'detached' });
      const invoices = async () => (await api.get(`${at}/invoices?order=${order.id}`)).items.length;
      await expectThat('the invoices', invoices, 1);
    },
    'credit quantities, then price': async ({ page, api, at, visit, button, dialog, inDialog, expectThat }) => {
      const { shipment } = await newDelivery(api, at, { search: 'FRANS' });
      const select = { deliveries: [shipment.id] };
      const { verdicts } = await api.post(`${at}/bill`, { select, documents: false }, `bill-${shipment.id}`);
      const invoice = verdicts[0].result;
      const open = async () => (await api.get(`${at}/invoices/${invoice.id}`)).credit_notes.length;
      await visit(`/invoices/${invoice.id}`);
      await button('Credit note from lines').click();
      await dialog().getByPlaceholder('0').first().fill('9999');
      await dialog().getByRole('alert').waitFor();
      await dialog().getByPlaceholder('0').first().fill('2');
      await dialog().getByText('The credit note would be over').waitFor();
      await dialog().getByLabel('Reason').fill('damaged');
      await inDialog('Confirm').click();
      await page.getByRole('heading', { name: /Credit note/, level: 1 }).waitFor();
      await expectThat('the credit notes', open, 1);
      await visit(`/invoices/${invoice.id}`);
      await button('Credit note from lines').click();
      await dialog().getByText('Price reduction').click();
      await dialog().getByPlaceholder('0').first().fill('1.00');
      await dialog().getByLabel('Reason').fill('late');
      await inDialog('Confirm').click();
      await page.getByRole('heading', { name: /Credit note/, level: 1 }).waitFor();
      await expectThat('the credit notes', open, 2);
    },
    'send a document again': async ({ page, api, at, visit, button, expectThat }) => {
      const [mail] = (await api.get(`${at}/mails?limit=1&status=sent`)).items;
      const mails = async () => (await api.get(`${at}/mails?document=${mail.document}`)).items.length;
      const before = await mails();
      await visit(`/customers/${mail.customer}?tab=mails`);
      await page.getByLabel(`Select ${mail.subject}`).first().check();
      await button('Send again').click();
      await page.getByText('1 done').waitFor();
      await expectThat('the mails', mails, before + 1);
    },
  },
};
