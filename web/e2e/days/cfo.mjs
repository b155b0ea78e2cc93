// The chief financial officer reads: figures, where they come from, what is overdue.
export default {
  role: 'cfo',
  expected: { 'sign out': /401|no valid identity/ },
  steps: {
    'from a key figure to a document': async ({ page, visit }) => {
      await visit('/insight');
      await page
        .locator('main')
        .getByRole('link', { name: /Days sales outstanding/ })
        .first()
        .click();
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
    'figures of one country': async ({ page, visit, settle }) => {
      await visit('/insight/dso');
      const all = await page.getByRole('main').innerText();
      await page.getByLabel('Country').selectOption({ label: 'Germany' });
      await page.waitForURL('**country=DE**');
      await settle();
      if ((await page.getByRole('main').innerText()) === all) throw new Error('the figures stay those of all');
    },
    'how cash application works': async ({ page, api, at, visit, settle }) => {
      await visit('/cash-application');
      await page.getByText('Straight through').first().waitFor();
      await page.getByRole('combobox', { name: 'Payments by' }).selectOption('customer');
      await page.waitForURL('**by=customer**');
      await settle();
      const [largest] = (await api.get(`${at}/customers?limit=1`)).items;
      await page.getByRole('table', { name: 'Payments by' }).waitFor();
      await page.getByRole('link', { name: largest.name }).first().waitFor();
    },
    'sees nothing to change': async ({ page, visit, button }) => {
      await visit('/billing?state=ready');
      for (const name of ['Bill', 'Bill all']) {
        if (await button(name).count()) throw new Error(`there is a button ${name}`);
      }
      await visit('/open-items');
      await page.getByRole('table').waitFor();
    },
    'see what somebody else posts': async ({ page, api, at, entity, run, visit }) => {
      const [customer] = (await api.get(`${at}/customers?limit=1`)).items;
      await visit('/receipts');
      const amount = { amount: '7.77', currency: entity.base_currency };
      const posted = await api.post(`${at}/receipts`, { customer: customer.id, amount }, `${run}-live`);
      await page.getByText(posted.number, { exact: true }).first().waitFor();
    },
    'sign out': async ({ page, button }) => {
      await page.getByRole('button', { name: 'Account' }).click();
      await button('Sign out').click();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await page.goBack();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    },
  },
};
