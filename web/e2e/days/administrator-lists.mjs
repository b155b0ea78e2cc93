// The administrator's day, on: mappings that are kept for everybody, and lists that are searched.
const FILE = 'Artikel;Preis;ab\nNW-001;18,00;01.01.2031\n';

const steps = {
  'keep, use, rename and forget a mapping': async ({ page, api, at, run, visit, button, expectThat }) => {
    const name = `Prices ${run}`;
    const kept = async () => (await api.get(`${at}/imports/mappings?kind=prices`)).map((one) => one.name);
    const open = async () => {
      await visit('/imports/new?kind=prices');
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: `prices-${run}.csv`, mimeType: 'text/csv', buffer: Buffer.from(FILE) });
      await page.getByLabel('Column of Unit price').waitFor();
    };
    await open();
    await page.getByLabel('Column of Valid from').selectOption('ab');
    await page.getByLabel('Name', { exact: true }).fill(name);
    await button('Save mapping').click();
    await expectThat('the mapping', async () => (await kept()).includes(name), true);
    await open();
    await page.getByLabel('Column of Valid from').selectOption('');
    await page.getByLabel('Saved mapping').selectOption({ label: name });
    await expectThat('the column', () => page.getByLabel('Column of Valid from').inputValue(), 'ab');
    await page.getByText(/Last changed by administrator of the day/).waitFor();
    await page.getByLabel('Name', { exact: true }).fill(`${name} b`);
    await button('Rename').click();
    await expectThat('the name', async () => (await kept()).includes(`${name} b`), true);
    await button('Forget').click();
    await expectThat('what is kept', async () => (await kept()).some((one) => one.startsWith(name)), false);
  },
  'find users and price lists': async ({ page, run, visit, expectThat }) => {
    await visit('/settings/users');
    await page.getByRole('searchbox', { name: 'Name' }).fill(`ADMINISTRATOR.${run}`);
    await page.keyboard.press('Enter');
    await page.waitForURL(/search=/);
    await page.getByText('administrator of the day').first().waitFor();
    await visit('/settings/price-lists?search=no-such-list');
    await expectThat('the lists', () => page.getByText('standard', { exact: true }).count(), 0);
    await visit('/settings/price-lists?search=STAND');
    await page.getByText('standard', { exact: true }).first().waitFor();
  },
};

export default { role: 'administrator', steps, expected: {} };
