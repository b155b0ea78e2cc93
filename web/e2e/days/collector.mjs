// The day of a collector, who reads: from the ages to what one customer owes, its statement, the
// documents behind a figure. Nothing is written; what the role may not do is not offered.

import { endOfLastMonth } from '../fixtures.mjs';

export default {
  role: 'collector',
  steps: {
    'from the ages to the items': async ({ page, api, entity, visit, expectThat, settle }) => {
      const at = `/entities/${entity.id}`;
      const aging = await api.get(`${at}/aging`);
      const largest = [...aging.rows].sort((a, b) => Number(b.total.amount) - Number(a.total.amount))[0];
      const { name } = await api.get(`${at}/customers/${largest.customer}`);
      await visit('/aging');
      const row = page.getByRole('row').filter({ hasText: name }).first();
      await row.getByRole('link').last().click();
      await page.waitForURL('**/open-items?*');
      await settle();
      await expectThat('the customer', async () => new URL(page.url()).searchParams.get('customer'), largest.customer);
      const { items } = await api.get(`${at}/open-items?customer=${largest.customer}&limit=100`);
      await page.getByRole('link', { name: items[0].number }).first().waitFor();
    },
    'sort the ages': async ({ page, visit, expectThat }) => {
      await visit('/aging');
      await page.getByRole('button', { name: 'Customer' }).click();
      await page.waitForURL('**sort=customer*');
      const header = page.getByRole('columnheader', { name: 'Customer' });
      await expectThat('the order', () => header.getAttribute('aria-sort'), 'ascending');
    },
    'the ages of a past day': async ({ page, api, entity, visit }) => {
      const at = `/entities/${entity.id}`;
      const day = endOfLastMonth();
      const { totals } = await api.get(`${at}/aging?as_of=${day}`);
      await visit(`/aging?as_of=${day}`);
      await page
        .getByRole('link', { name: grouped(totals[0].total.amount), exact: true })
        .first()
        .waitFor();
    },
    'the items of that day': async ({ page, api, entity, visit, settle, expectThat }) => {
      const at = `/entities/${entity.id}`;
      const day = endOfLastMonth();
      await visit(`/aging?as_of=${day}`);
      const total = page.getByRole('row').filter({ hasText: 'Total' }).nth(1);
      await total.getByRole('link').last().click();
      await page.waitForURL('**/open-items?*');
      await settle();
      const { currencies } = await api.get(`${at}/open-items/totals?as_of=${day}`);
      await expectThat('the day', async () => new URL(page.url()).searchParams.get('as_of'), day);
      const { items } = await api.get(`${at}/open-items?as_of=${day}&limit=1`);
      await page.getByRole('link', { name: items[0].number }).first().waitFor();
      await page.getByText(`${currencies[0].count} in all:`).getByText(grouped(currencies[0].total.amount)).waitFor();
    },
    'sort the ages by one bucket': async ({ page, api, entity, visit, settle, button, expectThat }) => {
      const at = `/entities/${entity.id}`;
      await visit('/aging');
      await button('> 120 days').click();
      await page.waitForURL('**sort=-bucket_5*');
      await settle();
      const { items } = await api.get(`${at}/aging/customers?sort=-bucket_5&limit=1`);
      const row = page.getByRole('row').filter({ hasText: items[0].customer_name }).first();
      await row.waitFor();
      const header = page.getByRole('columnheader', { name: '> 120 days' });
      await expectThat('the order', () => header.getAttribute('aria-sort'), 'descending');
    },
    'sort and search the items': async ({ page, api, entity, visit, settle, button, expectThat }) => {
      const at = `/entities/${entity.id}`;
      const [largest] = (await api.get(`${at}/open-items?sort=-amount&limit=1`)).items;
      await visit('/open-items');
      await button('Residual').click();
      await page.waitForURL('**sort=-amount*');
      await settle();
      const first = () => page.getByRole('table').getByRole('row').nth(1).getByRole('link').first().textContent();
      await expectThat('the first row', first, largest.number);
      await page.getByRole('searchbox', { name: 'Search' }).fill(largest.number.slice(-4));
      await page.keyboard.press('Enter');
      await page.waitForURL('**search=*');
      await page.getByRole('link', { name: largest.number }).waitFor();
    },
    'select items for their sum': async ({ page, api, entity, visit }) => {
      const at = `/entities/${entity.id}`;
      const { items } = await api.get(`${at}/open-items?side=claims&limit=50`);
      const [one, other] = items;
      await visit('/open-items?side=claims');
      for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
      await page.getByText('2 selected').waitFor();
      const cents = [one, other].reduce((sum, item) => sum + Math.round(Number(item.residual.amount) * 100), 0);
      await page
        .getByText(grouped((cents / 100).toFixed(2)))
        .first()
        .waitFor();
    },
    'name a view by keyboard alone': async ({ page, visit, dialog, settle }) => {
      const keys = page.keyboard;
      await visit('/open-items?state=all');
      await page.getByRole('table').waitFor();
      await keys.press('v');
      await page.getByRole('menuitem', { name: 'Save as a view' }).waitFor();
      await keys.press('ArrowUp');
      await keys.press('Enter');
      await dialog().waitFor();
      await keys.type('Settled too');
      await keys.press('Enter');
      await dialog().waitFor({ state: 'detached' });
      await visit('/open-items');
      await keys.press('v');
      await page.getByRole('menuitem', { name: 'Settled too' }).waitFor();
      // The first choice has the focus already.
      await keys.press('ArrowDown');
      await keys.press('Enter');
      await page.waitForURL('**state=all**');
      await settle();
    },
    'a statement of account': async ({ page, api, entity, visit, button, expectThat }) => {
      const at = `/entities/${entity.id}`;
      const [item] = (await api.get(`${at}/open-items?side=claims&limit=1`)).items;
      await visit(`/customers/${item.customer}`);
      await button('Statement of account').click();
      await page.getByRole('heading', { level: 1, name: /Statement of account/ }).waitFor();
      await page.getByRole('table', { name: 'Movements' }).waitFor();
      const address = await page.getByRole('link', { name: 'Open in a new tab' }).getAttribute('href');
      const reply = await page.request.get(new URL(address, page.url()).href);
      await expectThat('the document', async () => reply.headers()['content-type'], 'application/pdf');
    },
    'nothing is offered that would be refused': async ({ page, api, entity, visit, button, expectThat }) => {
      const at = `/entities/${entity.id}`;
      const [item] = (await api.get(`${at}/open-items?side=claims&limit=1`)).items;
      await visit(`/open-items/${item.id}`);
      await page.getByRole('heading', { name: 'Allocations' }).waitFor();
      await expectThat('the button to write off', () => button('Write off').count(), 0);
      const [waiting] = (await api.get(`${at}/exceptions?limit=1`)).items;
      await visit(`/bank-entries/${waiting.id}`);
      await page.getByRole('heading', { name: 'Why it was left to you' }).waitFor();
      for (const name of ['Apply', 'Set aside', 'Match again'])
        await expectThat(`the button ${name}`, () => button(name).count(), 0);
    },
  },
};

/** An amount as the English desk writes it. */
function grouped(amount) {
  return new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2 }).format(amount);
}
