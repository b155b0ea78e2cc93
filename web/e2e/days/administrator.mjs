// An administrator's day: masters, users and keys, an import from a spreadsheet, jobs, mails and
// the proof of the log, each by its buttons. Changes the company it runs on.

import { signIn } from '../fixtures.mjs';
import { passkeySteps } from '../passkeys.mjs';
import { singleSignOnSteps } from '../singleSignOn.mjs';

/** Keeps what one run makes apart from what others made. */
const run = Date.now().toString(36).toUpperCase();

/** A file with German headings and numbers, of which one row is bad. */
const PRICES = `Artikelnummer;Preis;Gültig ab
NW-001;1.018,50;01.01.2031
NW-002;19,75;01.01.2031
NO-SUCH-ARTICLE;5,00;01.01.2031
`;

async function saved({ dialog }, label = 'Save') {
  await dialog().getByRole('button', { name: label, exact: true }).click();
  await dialog().waitFor({ state: 'detached' });
}

const steps = {
  'change the legal entity': async (desk) => {
    const { page, api, entity, visit, expectThat, dialog } = desk;
    await visit('/settings');
    await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
    await dialog().getByLabel('Phone').fill('+49 40 12345');
    await dialog().getByLabel('VAT id').fill('DE12');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().getByText('a number of DE is 9 digits').waitFor();
    await dialog().getByLabel('VAT id').fill(entity.vat_id);
    await saved(desk);
    await expectThat('the phone', async () => (await api.get(`/entities/${entity.id}`)).phone, '+49 40 12345');
  },
  'set its limits': async (desk) => {
    const { page, api, entity, visit, expectThat, dialog } = desk;
    await visit('/settings');
    await page.getByRole('region', { name: 'Limits' }).getByRole('button', { name: 'Edit' }).click();
    await dialog().getByLabel('Tolerance of receipts').fill('a lot');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().getByText('is no amount of EUR').waitFor();
    await dialog().getByLabel('Tolerance of receipts').fill('2.50');
    await dialog().getByLabel('Write-off limits in other currencies').fill('USD 50.00\nJPY 5000');
    await saved(desk);
    const read = async () => {
      const { tolerance_minor, foreign_write_off_limits_minor: foreign } = await api.get(`/entities/${entity.id}`);
      return `${tolerance_minor} ${foreign.USD} ${foreign.JPY}`;
    };
    await expectThat('the limits', read, '250 5000 5000');
  },
  'add a bank account': async (desk) => {
    const { api, entity, visit, expectThat, button, dialog } = desk;
    const count = async () => (await api.get(`/entities/${entity.id}/bank-accounts`)).length;
    const before = await count();
    await visit('/settings');
    await button('Add bank account').click();
    await dialog().getByLabel('Name').fill(`Savings ${run}`);
    await dialog().getByLabel('IBAN').fill('DE00370400440532013000');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().getByText('check digits do not fit').waitFor();
    await dialog().getByLabel('IBAN').fill(`${Date.now()}`);
    await saved(desk);
    await expectThat('the accounts', count, before + 1);
  },
  'change a number series': async (desk) => {
    const { page, api, entity, visit, expectThat, button, dialog } = desk;
    await visit('/settings/series');
    const series = (await api.get(`/entities/${entity.id}/number-series`)).filter((one) => one.next === 1);
    if (!series.some((one) => one.series === 'return')) return;
    await button('Return').click();
    await dialog().getByLabel('Prefix').fill('RET-');
    await saved(desk);
    await page.getByText('RET-000001').waitFor();
    const read = async () =>
      (await api.get(`/entities/${entity.id}/number-series`)).find((one) => one.series === 'return');
    await expectThat('the prefix', async () => (await read()).prefix, 'RET-');
  },
  'set up a second legal entity': async (desk) => {
    // Its code sorts last, so that what comes after still finds the sample company first.
    const code = `Z${run}`;
    const { page, api, visit, expectThat, button, dialog } = desk;
    await visit('/settings/entities');
    await button('New legal entity').click();
    await dialog().getByLabel(/^Code/).fill(code);
    await dialog().getByLabel('Country').fill('fr');
    await dialog().getByLabel('Currency').fill('eur');
    await dialog()
      .getByLabel(/^Name( |$)/)
      .first()
      .fill(`Filiale ${run}`);
    await dialog().getByLabel('Time zone').fill('Europe/Paris');
    await dialog().getByLabel('IBAN').fill('FR1420041010050500013M02606');
    await saved(desk);
    await page.getByRole('heading', { name: `Filiale ${run}` }).waitFor();
    const read = async () => (await api.get('/entities')).find((one) => one.code === code)?.country;
    await expectThat('the legal entity', read, 'FR');
  },
  'add and change a product': async (desk) => {
    const { api, entity, visit, expectThat, button, dialog } = desk;
    const read = async () => (await api.get(`/entities/${entity.id}/products?search=${run}`)).items[0];
    await visit('/settings/products');
    await button('New product').click();
    await dialog().getByLabel('Article number').fill(`P-${run}`);
    await dialog().getByLabel('Name').fill(`Pen ${run}`);
    await saved(desk);
    await expectThat('the product', async () => (await read()).tax_class, 'standard');
    await visit(`/settings/products?search=${run}`);
    await button(`P-${run}`).click();
    await dialog().getByLabel('Tax class').selectOption('reduced');
    await dialog().getByLabel('May be ordered').uncheck();
    await saved(desk);
    await expectThat(
      'the product',
      async () => `${(await read()).tax_class} ${(await read()).active}`,
      'reduced false',
    );
  },
  'see both sides when two change a product': async (desk) => {
    const { page, api, entity, visit, expectThat, button, dialog } = desk;
    const at = `/entities/${entity.id}/products`;
    const read = async () => (await api.get(`${at}?search=${run}`)).items[0];
    const product = await read();
    await visit(`/settings/products?search=${run}`);
    await button(product.sku).click();
    await dialog().getByLabel('Name').fill(`Fountain pen ${run}`);
    await api.patch(`${at}/${product.id}`, { unit: 'KGM' }, `${run}-unit`, product.version);
    await dialog().getByRole('button', { name: 'Save' }).click();
    await page.getByRole('cell', { name: 'KGM' }).first().waitFor();
    await button('Apply mine on top').click();
    await dialog().first().waitFor({ state: 'detached' });
    await expectThat(
      'the product',
      async () => `${(await read()).name} ${(await read()).unit}`,
      `Fountain pen ${run} KGM`,
    );
  },
  'paste prices into a list of its own': async (desk) => {
    const { api, entity, visit, expectThat, button, dialog } = desk;
    await visit('/settings/price-lists');
    await button('New price list').click();
    await dialog().getByLabel('Code').fill(run);
    await dialog().getByLabel('Segment').fill('dealers');
    await saved(desk);
    await visit(`/settings/prices?list_code=${run}`);
    await button('Paste prices').click();
    await dialog()
      .getByLabel('Cells of a spreadsheet')
      .fill('Article\tPrice\nNW-001\t1.017,25\nNO-SUCH\t3\nNW-002\t18.5\t10');
    await dialog().getByText('Good').nth(1).waitFor();
    await saved(desk, 'Set 2 prices');
    const read = async () => {
      const { items } = await api.get(`/entities/${entity.id}/prices?list_code=${run}`);
      return items.map((one) => `${one.sku} ${one.min_quantity} ${one.unit_price}`).join(', ');
    };
    await expectThat('the prices', read, 'NW-001 0 1017.25, NW-002 10 18.5');
  },
  'try and add a payment term': async (desk) => {
    const { api, entity, visit, expectThat, button, dialog } = desk;
    await visit('/settings/terms');
    await button('New payment term').click();
    await dialog().getByLabel('Code').fill(run);
    await dialog().getByLabel('Per cent').fill('2,5');
    await dialog().getByLabel('Days after the invoice date').fill('10');
    await button('Add instalment').click();
    await dialog().getByLabel('Per cent').nth(1).fill('25');
    await dialog().getByLabel('Dated').fill('2026-01-31');
    await dialog().getByLabel('Dated').press('Tab');
    const rows = dialog().getByRole('table', { name: 'Due dates on trial' }).getByRole('row');
    await rows.filter({ hasText: '250.00' }).filter({ hasText: '2 Mar 2026' }).waitFor();
    await rows.filter({ hasText: '750.00' }).filter({ hasText: '10 Feb 2026' }).waitFor();
    await saved(desk);
    const read = async () => {
      const term = (await api.get(`/entities/${entity.id}/payment-terms`)).find((one) => one.code === run);
      return `${term?.rules.discount.percent} ${term?.rules.instalments.length}`;
    };
    await expectThat('the term', read, '2.5 2');
  },
  'set a tax rate': async (desk) => {
    const { api, entity, visit, expectThat, button, dialog } = desk;
    await visit('/settings/taxes');
    await button('Set tax rate').click();
    await dialog().getByLabel('Country').fill('be');
    await dialog().getByLabel('Per cent').fill('21');
    await saved(desk);
    const read = async () => (await api.get(`/entities/${entity.id}/tax-rates`)).find((one) => one.country === 'BE');
    await expectThat('the rate', async () => (await read())?.percent, '21');
  },
  'add a user and shut them out': async (desk) => {
    const { page, api, visit, expectThat, button, dialog } = desk;
    const email = `auditor-${run.toLowerCase()}@northwind.example`;
    const read = async () => (await api.get('/users?limit=100')).items.find((one) => one.email === email);
    await visit('/settings/users');
    await button('New user').click();
    await dialog().getByLabel('Name').fill(`Auditor ${run}`);
    await dialog().getByLabel('E-mail').fill(email);
    await button('Add role').click();
    await dialog().getByLabel('Role 1', { exact: true }).selectOption('auditor');
    await saved(desk);
    await expectThat('the role', async () => (await read()).roles[0].role, 'auditor');
    await page.getByRole('link', { name: `Auditor ${run}` }).click();
    await button('Set password').click();
    await dialog().getByLabel('Password').fill('short');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog()
      .getByText(/characters/)
      .waitFor();
    await dialog().getByLabel('Password').fill(`long enough ${run}`);
    await saved(desk);
    await button('Deactivate').click();
    await saved(desk, 'Deactivate');
    await expectThat('the user', async () => (await read()).active, false);
    await page.getByRole('link', { name: 'User changed' }).first().waitFor();
  },
  'end the sessions of another user': async (desk) => {
    const { page, api, visit, expectThat, button } = desk;
    const person = { email: `away-${run.toLowerCase()}@northwind.example`, password: `Left the desk ${run}` };
    const user = await api.post(
      '/users',
      { ...person, name: `Away ${run}`, roles: [{ role: 'auditor' }] },
      `away-${run}`,
    );
    const away = await signIn(desk.desk.base, person.email, person.password);
    await visit(`/settings/users/${user.id}`);
    await page.getByRole('table', { name: 'Signing in' }).getByText('Password', { exact: true }).waitFor();
    await button('End all sessions').click();
    await expectThat('the sessions', async () => (await api.get(`/users/${user.id}/sessions`)).length, 0);
    await button('End all sessions').waitFor({ state: 'detached' });
    const refused = await away.get('/session').catch((error) => error.message);
    await expectThat('the session', async () => /401/.test(refused), true);
  },
  'read what roles may do': async ({ page, visit, expectThat }) => {
    await visit('/settings/roles');
    const row = page.getByRole('row', { name: /^Write off, within the limit/ });
    await expectThat('who may write off', async () => row.getByText('Yes').count(), 2);
  },
  'make, use and revoke an API key': async (desk) => {
    const { page, visit, expectThat, button, dialog } = desk;
    await visit('/settings/api-keys');
    await button('New API key').click();
    await dialog().getByLabel('What it is for').fill(`Shop ${run}`);
    await dialog().getByLabel('See orders').check();
    await dialog().getByRole('button', { name: 'Create key' }).click();
    await dialog().getByText('Shown this once').waitFor();
    const secret = await dialog().locator('code').innerText();
    const ask = (key) =>
      page.request
        .get(new URL('/api/v1/entities', page.url()).href, { headers: { authorization: `Bearer ${key}`, cookie: '' } })
        .then((reply) => reply.status());
    await expectThat('the key', () => ask(secret), 200);
    await button('I have stored it').click();
    await page
      .getByRole('row', { name: `Shop ${run}` })
      .getByRole('button', { name: 'Revoke' })
      .click();
    await saved(desk, 'Revoke');
    await expectThat('the revoked key', () => ask(secret), 401);
  },
  'try and import a file': async (desk) => {
    const { page, api, entity, visit, expectThat, button } = desk;
    const future = async () => {
      const { items } = await api.get(`/entities/${entity.id}/prices?sku=NW-001&on=2031-06-01&list_code=standard`);
      return items[0].unit_price;
    };
    await visit('/imports/new?kind=prices');
    await page.locator('input[type=file]').setInputFiles({
      name: `prices-${run}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(PRICES),
    });
    await page.getByRole('cell', { name: 'NO-SUCH-ARTICLE' }).waitFor();
    await expectThat('the suggestion', () => page.getByLabel('Column of Unit price').inputValue(), 'Preis');
    await expectThat('the date format', () => page.getByLabel('Dates').inputValue(), '%d.%m.%Y');
    await button('Try').click();
    await page.getByText('2 rows would be booked').waitFor();
    await page
      .getByRole('row', { name: /NO-SUCH-ARTICLE/ })
      .nth(1)
      .waitFor();
    await expectThat('a trial', async () => (await future()) === '1018.5', false);
    await button('Import').click();
    await page.getByText('2 rows booked').waitFor();
    await page.reload();
    await page.getByText('2 rows booked').waitFor();
    await expectThat('the price', future, '1018.5');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'rows.csv' }).click(),
    ]);
    await expectThat('the download', async () => download.suggestedFilename().endsWith('.csv'), true);
    await page.getByRole('link', { name: 'Import again with this mapping' }).waitFor();
  },
  'look after jobs': async ({ page, visit, button, expectThat, dialog }) => {
    await visit('/settings/jobs?kind=import_file');
    await page.getByRole('button', { name: 'Import a file' }).first().click();
    await dialog().getByRole('link', { name: 'Import' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('checkbox').nth(1).check();
    await button('Try again').click();
    await page.getByRole('alert').waitFor();
    await expectThat('the refusal', async () => page.getByRole('alert').count(), 1);
  },
  'send a mail again': async (desk) => {
    const { page, api, entity, visit, expectThat, dialog } = desk;
    const [mail] = (await api.get(`/entities/${entity.id}/mails?limit=1`)).items;
    await visit('/settings/mails');
    await page.getByRole('button', { name: mail.subject }).first().click();
    await dialog().getByLabel('Recipient').fill(`copy-${run.toLowerCase()}@northwind.example`);
    await saved(desk, 'Send again');
    const read = async () => (await api.get(`/entities/${entity.id}/mails?limit=1`)).items[0].recipient;
    await expectThat('the recipient', read, `copy-${run.toLowerCase()}@northwind.example`);
  },
  'read and prove the log': async ({ page, visit, button }) => {
    await visit('/settings/audit');
    await page.getByLabel('Event', { exact: true }).selectOption('entity_changed');
    await page.getByRole('link', { name: 'Legal entity changed' }).first().click();
    await page.getByRole('table', { name: 'What changed' }).waitFor();
    await page.getByRole('cell', { name: 'tolerance minor' }).waitFor();
    await page.getByRole('link', { name: 'Its events' }).first().click();
    await page.getByRole('link', { name: 'Legal entity set up' }).waitFor();
    await button('Prove the log').click();
    await page.getByText('The log is whole').waitFor();
  },
  ...passkeySteps,
  ...singleSignOnSteps,
};

/** What the browser's console says of refusals that are meant. */
const expected = {
  'change the legal entity': /422/,
  'add a bank account': /422/,
  'see both sides when two change a product': /409/,
  'add a user and shut them out': /422/,
  // Who has signed out is asked for, and found to be nobody.
  'add a passkey and sign in with it alone': /401/,
  'pick the passkey at the field of the name': /401/,
  'show the passkey after the password': /401/,
  'rename the passkey and remove it': /401/,
  'come in by single sign-on and sign out there as well': /401/,
  'be signed out when the provider says so': /401/,
};

export default { role: 'administrator', steps, expected };
