// The chief financial officer reads: figures, where they come from, what is overdue.
export default {
  role: 'cfo',
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
    'sees nothing to change': async ({ page, visit, button }) => {
      await visit('/billing?state=ready');
      for (const name of ['Bill', 'Bill all']) {
        if (await button(name).count()) throw new Error(`there is a button ${name}`);
      }
      await visit('/open-items');
      await page.getByRole('table').waitFor();
    },
  },
};
