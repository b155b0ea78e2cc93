// The day of a controller: write-offs and allocations with amounts of their own, a payment given
// back, a month closed and reopened, figures followed down to their postings.
import { openClaim } from '../bank.mjs';

const run = Date.now().toString(36);

export default {
  role: 'controller',
  expected: { 'a bank account': /409/ },
  steps: {
    'sign what somebody else asked for': async ({ page, api, entity, visit, expectThat, button }) => {
      const at = `/entities/${entity.id}`;
      const claim = await openClaim(api, at);
      const on = new Date().toISOString().slice(0, 10);
      const given = { item: claim.id, amount: { ...claim.residual, amount: '1.25' }, reason: 'goodwill', on };
      const { id } = await api.post(`${at}/sign-offs`, { command: { write_off: given } }, `${run}-sign`);
      await visit('/sign-offs');
      await page
        .getByRole('checkbox', { name: new RegExp(`^Select .* 1.25$`) })
        .first()
        .check();
      await button('Sign').click();
      await page.getByText('1 done').waitFor();
      await expectThat('the sign-off', async () => (await api.get(`${at}/sign-offs/${id}`)).status, 'signed');
      const residual = async () => (await api.get(`${at}/open-items/${claim.id}`)).residual.amount;
      await expectThat('the claim', residual, less(claim.residual.amount, 125));
    },
    'write off a part': async ({ page, api, entity, visit, expectThat, button, dialog, inDialog }) => {
      const at = `/entities/${entity.id}`;
      const claim = await openClaim(api, at);
      await visit(`/open-items/${claim.id}`);
      await button('Write off').click();
      await dialog()
        .getByText(/At most .* may be written off/)
        .waitFor();
      await dialog().getByLabel(`Amount ${claim.number}`).fill('1.50');
      await dialog().getByLabel('Reason').selectOption('goodwill');
      await inDialog('Write off').click();
      await dialog().waitFor({ state: 'detached' });
      const residual = async () => (await api.get(`${at}/open-items/${claim.id}`)).residual.amount;
      await expectThat('the claim', residual, less(claim.residual.amount, 150));
      // Taken back at once from the message; then written off again and taken back at its entry.
      await button(/^Undo/).click();
      await expectThat('the claim', residual, claim.residual.amount);
      await button('Write off').click();
      await dialog().getByLabel(`Amount ${claim.number}`).fill('2.50');
      await inDialog('Write off').click();
      await dialog().waitFor({ state: 'detached' });
      await expectThat('the claim', residual, less(claim.residual.amount, 250));
      const made = async () =>
        (await api.get(`${at}/open-items/${claim.id}/allocations`)).find(
          (one) => one.entry && !one.undoes && !one.is_undone,
        );
      const { entry } = await made();
      await visit(`/journal/${entry}`);
      await button('Reverse').click();
      await dialog().getByRole('textbox').fill('paid after all');
      await inDialog('Reverse').click();
      await dialog().waitFor({ state: 'detached' });
      await page.getByText('Reversed by').waitFor();
      await expectThat('the claim', residual, claim.residual.amount);
    },
    'more than the limit': async ({ api, entity, visit, expectThat, button, dialog, inDialog }) => {
      const at = `/entities/${entity.id}`;
      const claim = await openClaim(api, at, (item) => Number(item.residual.amount) > 200);
      await visit(`/open-items/${claim.id}`);
      await button('Write off').click();
      await inDialog('Write off').click();
      await dialog()
        .getByText(/the limit is/)
        .waitFor();
      await inDialog('Cancel').click();
      const residual = async () => (await api.get(`${at}/open-items/${claim.id}`)).residual.amount;
      await expectThat('the claim', residual, claim.residual.amount);
    },
    'allocate a credit in parts and undo one': async (desk) => {
      const { page, api, entity, visit, expectThat, button, dialog, inDialog } = desk;
      const at = `/entities/${entity.id}`;
      const { claims, credit } = await creditAndClaims(api, at, '30.00');
      await visit(`/open-items?customer=${credit.customer}`);
      for (const item of [...claims, credit])
        await page.getByRole('checkbox', { name: `Select ${item.number}`, exact: true }).check();
      await button('Allocate').click();
      await dialog().getByLabel(`Amount ${claims[0].number}`).fill('12.50');
      await inDialog('Allocate').click();
      await dialog().waitFor({ state: 'detached' });
      const left = async () => (await api.get(`${at}/open-items/${credit.id}`)).residual.amount;
      await expectThat('the credit', left, '-17.50');
      await visit(`/open-items/${credit.id}`);
      await button('Undo').click();
      await dialog().getByRole('textbox').fill('for another invoice');
      await inDialog('Undo').click();
      await dialog().waitFor({ state: 'detached' });
      await expectThat('the credit', left, '-30.00');
    },
    'pay back': async ({ api, entity, visit, expectThat, button, dialog, inDialog }) => {
      const at = `/entities/${entity.id}`;
      const { credit } = await creditAndClaims(api, at, '20.00');
      await visit(`/open-items/${credit.id}`);
      await button('Refund').click();
      await dialog()
        .getByLabel(/^Amount/)
        .fill('15.00');
      await dialog().getByLabel('Reason').fill('paid twice');
      await inDialog('Refund').click();
      await dialog().waitFor({ state: 'detached' });
      const left = async () => (await api.get(`${at}/open-items/${credit.id}`)).residual.amount;
      await expectThat('the credit', left, '-5.00');
    },
    'close a month and reopen it': async ({ api, entity, visit, expectThat, button, dialog, inDialog }) => {
      const at = `/entities/${entity.id}`;
      const closed = async () => (await api.get(`${at}/periods`)).length;
      const before = await closed();
      await visit('/periods');
      await button('Close months').click();
      await dialog().getByText('Ledger account').waitFor();
      await dialog()
        .getByText(/closed by this/)
        .waitFor();
      await inDialog('Close months').click();
      await dialog().waitFor({ state: 'detached' });
      await expectThat('closed months', closed, before + 1);
      await button('Reopen').first().click();
      await dialog().getByRole('textbox').fill('late invoice');
      await inDialog('Reopen').click();
      await dialog().waitFor({ state: 'detached' });
      await expectThat('closed months', closed, before);
    },
    'from a figure to its posting and back': async ({ page, visit, settle }) => {
      await visit('/insight/dso');
      const cases = page.getByRole('table', { name: 'Documents behind it' });
      await cases.getByRole('link').first().click();
      await page.getByRole('heading', { level: 1, name: /Open item/ }).waitFor();
      await page.getByRole('link', { name: /^Posted/ }).click();
      await page.getByRole('heading', { level: 1, name: /Journal entry/ }).waitFor();
      await settle();
      await page.getByRole('link', { name: /Trade receivables/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Journal' }).waitFor();
      await page.waitForURL('**account=*');
      await page.goBack();
      await page.getByRole('definition').getByRole('link').first().click();
      await page.getByRole('heading', { level: 1, name: /Invoice|Receipt|Credit note/ }).waitFor();
    },
    'from the trial balance to postings and the document': async ({ page, api, entity, visit, settle, expectThat }) => {
      const at = `/entities/${entity.id}`;
      await visit('/trial-balance');
      await page.getByRole('link', { name: /Trade receivables/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Journal' }).waitFor();
      await settle();
      const query = new URL(page.url()).searchParams;
      const { items } = await api.get(`${at}/journal?${query}&limit=1`);
      const first = () => page.getByRole('table').getByRole('row').nth(1).getByRole('link').first().textContent();
      await expectThat('the first posting', first, items[0].number);
      await page.getByLabel('Kind').selectOption('invoice');
      await settle();
      await page.getByRole('table').getByRole('link', { name: 'Invoice' }).first().click();
      await page.getByRole('heading', { level: 1, name: /Invoice/ }).waitFor();
    },
    'compare a figure and save its plot': async ({ page, visit, settle, expectThat }) => {
      await visit('/insight/dso');
      await page.getByLabel('Compare with').selectOption('year');
      await settle();
      const plot = page.getByRole('img', { name: /by month/ });
      await plot.waitFor();
      for (const [name, ending] of [
        ['Export as CSV', 'csv'],
        ['Export as PNG', 'png'],
      ]) {
        const saving = page.waitForEvent('download');
        await page.getByRole('region', { name: 'Trend' }).getByRole('button', { name }).click();
        await expectThat('the file', async () => (await saving).suggestedFilename(), `dso-by-month.${ending}`);
      }
    },
    'try a matching policy on the past and put it in force': async (all) => {
      const { page, api, entity, visit, expectThat, button, dialog, inDialog } = all;
      const at = `/entities/${entity.id}`;
      const read = async (what) =>
        (await api.get(`${at}/match-policies`)).policies.find((one) => one.name === run)?.[what];
      await visit('/match-policies');
      await button('Draft a policy').click();
      await dialog().getByRole('textbox', { name: 'Name', exact: true }).fill(run);
      await dialog().getByRole('checkbox', { name: 'Leave to people: Bank charges' }).uncheck();
      await inDialog('Save').click();
      await dialog().waitFor({ state: 'detached' });
      await expectThat('the draft', () => read('state'), 'draft');
      const left = async () => (await read('rules')).never_post.join(' ');
      await expectThat('what people are left', left, 'unearned_discount tolerance deduction');
      await button('Try on the past').click();
      await page.getByRole('heading', { name: 'What it would have done' }).waitFor();
      await button('Put in force').click();
      await dialog().getByRole('textbox').fill('for the walk');
      await inDialog('Save').click();
      await dialog().waitFor({ state: 'detached' });
      await expectThat('the policy', () => read('state'), 'in_force');
    },
    'a bank account': async ({ page, api, entity, visit, expectThat, button, dialog, inDialog }) => {
      const at = `/entities/${entity.id}`;
      const count = async () => (await api.get(`${at}/bank-accounts`)).length;
      const before = await count();
      await visit('/bank-accounts');
      await button('Add bank account').click();
      await dialog().getByLabel('Name').fill(`Savings ${run}`);
      await dialog().getByLabel('IBAN or account number').fill(iban());
      await inDialog('Save').click();
      await dialog().waitFor({ state: 'detached' });
      await page.getByText(`Savings ${run}`).waitFor();
      await expectThat('the accounts', count, before + 1);
      await button(`Edit Savings ${run}`).click();
      await dialog().getByLabel('Name').fill(`Reserves ${run}`);
      await dialog().getByLabel('Closed on').fill('31/12/2030');
      const read = async () =>
        (await api.get(`${at}/bank-accounts`)).find((one) => one.name.endsWith(run) && one.version > 1);
      // Somebody else is first, which is shown before anything is overwritten.
      const [mine] = (await api.get(`${at}/bank-accounts`)).filter((one) => one.name === `Savings ${run}`);
      const key = `bic-${run}`;
      await api.patch(`${at}/bank-accounts/${mine.id}`, { bic: 'COBADEFFXXX' }, key, mine.version);
      await inDialog('Save').click();
      await page.getByText('COBADEFFXXX').first().waitFor();
      await button('Apply mine on top').click();
      await expectThat('open dialogs', () => dialog().count(), 0);
      await page
        .getByRole('row', { name: `Reserves ${run}` })
        .getByText('Closed')
        .waitFor();
      await expectThat('its last day', async () => (await read())?.closed_on, '2030-12-31');
      await expectThat('what the other changed', async () => (await read())?.bic, 'COBADEFFXXX');
    },
  },
};

function less(amount, cents) {
  const digits = String(Number(amount.replace('.', '')) - cents).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Two claims of a customer and money on its account, recorded now. */
async function creditAndClaims(api, at, amount) {
  const first = await openClaim(api, at);
  const all = await api.get(`${at}/open-items?customer=${first.customer}&side=claims&kind=invoice&limit=100`);
  const claims = all.items.filter((item) => Number(item.residual.amount) > 40).slice(0, 1);
  const given = { customer: first.customer, amount: { amount, currency: first.currency } };
  const receipt = await api.post(`${at}/receipts`, given, `credit-${run}-${first.id}`);
  return { claims, credit: await api.get(`${at}/open-items/${receipt.item}`) };
}

/** An account number that no other run uses, with check digits that fit. */
function iban() {
  const account = String(Date.now()).slice(-10).padStart(10, '0');
  const bban = `37040044${account}`;
  const check = 98n - (BigInt(`${bban}131400`) % 97n);
  return `DE${String(check).padStart(2, '0')}${bban}`;
}
