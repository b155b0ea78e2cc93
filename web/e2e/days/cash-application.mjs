// The day of the one who applies cash: bank files in, what the engine left, what was wrong undone,
// money paid back. Each step makes what it needs, so that it runs on any sample company.
import { readFile } from 'node:fs/promises';

import { bankFile, notification, ON_ACCOUNT, openClaim, payment } from '../bank.mjs';

const run = Date.now().toString(36);

export default {
  role: 'cash_application',
  // It may be applied between two questions of the page.
  expected: { 'a sure payment applies itself': /404/ },
  steps: {
    'import a bank file': async ({ page, api, entity, visit, expectThat, button }) => {
      const at = `/entities/${entity.id}`;
      const claim = await openClaim(api, at);
      const file = await bankFile(api, at, [
        { amount: claim.residual.amount, text: `Invoice ${claim.number}`, name: `Sure payer ${run}` },
        { amount: '123.45', text: `no idea ${run}`, name: `Nameless ${run}` },
        { amount: '-41.00', text: `RF ${run}`, name: `Payee ${run}` },
      ]);
      await visit('/statements');
      const chooser = page.waitForEvent('filechooser');
      await button('Import bank file').click();
      await (await chooser).setFiles({ name: `bank-${run}.xml`, mimeType: 'application/xml', buffer: file });
      await page.getByText('What became of the files').waitFor();
      await page.getByText('entries: 3').waitFor();
      const found = async (search) =>
        (await api.get(`${at}/bank-entries?search=${encodeURIComponent(search)}`)).items[0]?.status;
      await expectThat('the money out', () => found(`Payee ${run}`), 'other');
      await expectThat('the nameless payment', () => found(`Nameless ${run}`), 'open');
    },
    'import it again': async ({ page, api, entity, visit, button }) => {
      const at = `/entities/${entity.id}`;
      const file = await bankFile(api, at, [{ amount: '1.00', text: `once ${run}`, name: `Twice ${run}` }]);
      await visit('/statements');
      for (const attempt of ['first', 'second']) {
        const chooser = page.waitForEvent('filechooser');
        await button('Import bank file').click();
        await (await chooser).setFiles({ name: `${attempt}.xml`, mimeType: 'application/xml', buffer: file });
        await page.getByText(`${attempt}.xml`).waitFor();
      }
      await page.getByText('This statement was imported before; nothing changed.').waitFor();
    },
    'split a batch by its notification': async ({ page, api, entity, visit, expectThat, button }) => {
      const at = `/entities/${entity.id}`;
      const [account] = await api.get(`${at}/bank-accounts`);
      const batch = await payment(api, at, { amount: '42.00', text: `collective ${run}` });
      const file = notification(account, batch, [
        ['30.00', `first ${run}`],
        ['12.00', `second ${run}`],
      ]);
      await visit('/statements');
      const chooser = page.waitForEvent('filechooser');
      await button('Import bank file').click();
      await (await chooser).setFiles({ name: `told-${run}.xml`, mimeType: 'application/xml', buffer: file });
      await page.getByText('Its entry is split; the parts are applied one by one.').waitFor();
      await page.getByRole('link', { name: `Notification ${batch.bank_reference}` }).click();
      await button('Take split back').click();
      await button('Split into payments').waitFor();
      const status = async () => (await api.get(`${at}/bank-entries/${batch.id}`)).status;
      await expectThat('the entry', status, 'open');
      await button('Split into payments').click();
      await button('Take split back').waitFor();
      await expectThat('the entry', status, 'split');
      const parts = async () => (await api.get(`${at}/bank-entries?batch=${batch.id}`)).items.length;
      await expectThat('its parts', parts, 2);
    },
    'a sure payment applies itself': async ({ page, api, entity, visit, expectThat }) => {
      const at = `/entities/${entity.id}`;
      const claim = await openClaim(api, at);
      const entry = await payment(api, at, { amount: claim.residual.amount, text: `Invoice ${claim.number}` });
      await visit(`/bank-entries/${entry.id}`);
      await page.getByText('Applied', { exact: true }).first().waitFor();
      await expectThat('the entry', async () => (await api.get(`${at}/bank-entries/${entry.id}`)).status, 'applied');
    },
    'match again': async ({ page, api, entity, visit, button }) => {
      const at = `/entities/${entity.id}`;
      const entry = await payment(api, at, { amount: '9.99', text: `who knows ${run}` });
      await visit(`/bank-entries/${entry.id}`);
      await button('Match again').click();
      await page.getByText('0 applied, 1 left').waitFor();
    },
    'set aside and take back': async ({ page, api, entity, visit, expectThat, button, dialog, inDialog }) => {
      const at = `/entities/${entity.id}`;
      const entry = await payment(api, at, { amount: '7.77', text: `interest ${run}` });
      const status = async () => (await api.get(`${at}/bank-entries/${entry.id}`)).status;
      await visit(`/bank-entries/${entry.id}`);
      await button('Set aside').click();
      await dialog().getByRole('textbox').fill('interest of the bank');
      await inDialog('Set aside').click();
      await dialog().waitFor({ state: 'detached' });
      await expectThat('the entry', status, 'other');
      await button('Take back').click();
      await dialog().getByRole('textbox').fill('a payment after all');
      await inDialog('Take back').click();
      await dialog().waitFor({ state: 'detached' });
      await expectThat('the entry', status, 'open');
      await page.getByRole('heading', { name: 'Why it was left to you' }).waitFor();
    },
    'allocate with a write-off and undo': async ({
      page,
      api,
      entity,
      visit,
      expectThat,
      button,
      dialog,
      inDialog,
    }) => {
      const at = `/entities/${entity.id}`;
      const claim = await openClaim(api, at);
      const short = less(claim.residual.amount, 300);
      const entry = await payment(api, at, { amount: short, text: `for ${claim.number} less fee` });
      await visit(`/bank-entries/${entry.id}`);
      await pickCustomer(page, api, at, claim);
      await page.getByRole('checkbox', { name: `Pay ${claim.number}` }).check();
      await page.getByLabel(`Write-off ${claim.number}`).fill('3.00');
      await page.getByLabel('Reason for the difference').selectOption('bank_charge');
      await page.getByText('Remainder').getByText('0.00').waitFor();
      await button('Apply').click();
      await page.getByRole('link', { name: /^R0/ }).first().waitFor();
      const residual = async () => (await api.get(`${at}/open-items/${claim.id}`)).residual.amount;
      await expectThat('the claim', residual, '0.00');
      await page.getByRole('link', { name: /^R0/ }).first().click();
      await button('Undo receipt').click();
      await dialog().getByRole('textbox').fill('wrong invoice');
      await inDialog('Undo receipt').click();
      await dialog().waitFor({ state: 'detached' });
      await expectThat('the claim', residual, claim.residual.amount);
      await expectThat('the entry', async () => (await api.get(`${at}/bank-entries/${entry.id}`)).status, 'open');
    },
    'a discount, late': async ({ page, api, entity, visit, expectThat, button, dialog, inDialog }) => {
      const at = `/entities/${entity.id}`;
      const claim = await openClaim(api, at, (item) => item.discount.amount !== '0.00');
      const paid = less(claim.residual.amount, minor(claim.discount.amount));
      const entry = await payment(api, at, { amount: paid, text: `less discount ${run}` });
      await visit(`/bank-entries/${entry.id}`);
      await pickCustomer(page, api, at, claim);
      const row = page.getByRole('row', { name: claim.number });
      await row.getByRole('button', { name: /until/ }).click();
      await row.getByRole('checkbox', { name: 'Grant although late' }).waitFor();
      await expectThat('whether it can be applied without a reason', () => button('Apply').isEnabled(), false);
      await row.getByLabel(`Why it is granted late ${claim.number}`).fill(`agreed by phone ${run}`);
      await button('Apply').click();
      await page.getByRole('link', { name: /^R0/ }).first().waitFor();
      const residual = async () => (await api.get(`${at}/open-items/${claim.id}`)).residual.amount;
      await expectThat('the claim', residual, '0.00');
      await visit(`/open-items/${claim.id}`);
      await page.getByText(`agreed by phone ${run}`).waitFor();
      await button('Reverse').click();
      await dialog().getByRole('textbox').fill('not agreed after all');
      await inDialog('Reverse').click();
      await dialog().waitFor({ state: 'detached' });
      await expectThat('the claim', residual, claim.discount.amount);
    },
    'name what a reversal takes back': async ({ page, api, entity, visit, expectThat, button, dialog, inDialog }) => {
      const at = `/entities/${entity.id}`;
      const claim = await openClaim(api, at);
      const sum = claim.residual.amount;
      const paid = await payment(api, at, { amount: sum, text: `Invoice ${claim.number}` });
      await api.post(`${at}/bank-entries/match`, { select: { all: {} } }, `match-${run}-${paid.id}`);
      const residual = async () => (await api.get(`${at}/open-items/${claim.id}`)).residual.amount;
      await expectThat('the claim', residual, '0.00');
      // Neither text nor reference says which payment this takes back.
      const entry = await payment(api, at, { amount: `-${sum}`, text: `returned ${run}`, takesBack: true });
      await visit(`/bank-entries/${entry.id}`);
      await button('Name what it takes back').click();
      await dialog()
        .getByRole('radio', { name: new RegExp(paid.counterparty_name) })
        .check();
      await inDialog('Name what it takes back').click();
      await dialog().waitFor({ state: 'detached' });
      await page.getByText('Reversed').first().waitFor();
      await expectThat('the claim', residual, sum);
      const status = async () => (await api.get(`${at}/bank-entries/${paid.id}`)).status;
      await expectThat('the payment', status, 'reversed');
    },
    'a payment shared by two customers': async ({ page, api, entity, visit, expectThat, button }) => {
      const at = `/entities/${entity.id}`;
      const first = await openClaim(api, at);
      const second = await openClaim(api, at, (item) => item.customer !== first.customer);
      const entry = await payment(api, at, { amount: '50.00', text: `for two ${run}` });
      await visit(`/bank-entries/${entry.id}`);
      await pickCustomer(page, api, at, first);
      await page.getByLabel('Share of this customer').fill('30.00');
      await page.getByRole('checkbox', { name: `Pay ${first.number}` }).check();
      await button('Apply').click();
      const applied = async () => (await api.get(`${at}/bank-entries/${entry.id}`)).applied.amount;
      await expectThat('what is applied', applied, '30.00');
      await page.getByRole('link', { name: /^R0/ }).first().waitFor();
      await pickCustomer(page, api, at, second);
      await expectThat('what is left', () => page.getByLabel('Share of this customer').inputValue(), '20.00');
      await page.getByRole('checkbox', { name: `Pay ${second.number}` }).check();
      await button('Apply').click();
      await expectThat('what is applied', applied, '50.00');
      for (const [claim, cents] of [
        [first, 3000],
        [second, 2000],
      ]) {
        const residual = async () => (await api.get(`${at}/open-items/${claim.id}`)).residual.amount;
        await expectThat(`the claim ${claim.number}`, residual, less(claim.residual.amount, cents));
      }
      await expectThat('the receipts', () => page.getByRole('link', { name: /^R0/ }).count(), 2);
    },
    'keep a rest as a difference': async ({ page, api, entity, visit, expectThat, button }) => {
      const at = `/entities/${entity.id}`;
      const claim = await openClaim(api, at);
      const entry = await payment(api, at, { amount: less(claim.residual.amount, -25), text: `rounded up ${run}` });
      await visit(`/bank-entries/${entry.id}`);
      await pickCustomer(page, api, at, claim);
      await page.getByRole('checkbox', { name: `Pay ${claim.number}` }).check();
      await page.getByText('Remainder').getByText('0.25').waitFor();
      await page.getByLabel('The remainder').selectOption('is kept as a difference');
      await page.getByLabel('Reason for the difference').selectOption('small_difference');
      await button('Apply').click();
      await page.getByRole('link', { name: /^R0/ }).first().waitFor();
      const [receipt] = (await api.get(`${at}/receipts?entry=${entry.id}`)).items;
      await expectThat('what is on account', async () => receipt.on_account.amount, '0.00');
      const residual = async () => (await api.get(`${at}/open-items/${claim.id}`)).residual.amount;
      await expectThat('the claim', residual, '0.00');
      const history = await api.get(`${at}/open-items/${receipt.item}/allocations`);
      await expectThat('the reason', async () => history.find((one) => one.entry)?.reason, 'small_difference');
    },
    'the bank file as it came': async ({ page, api, entity, visit, expectThat }) => {
      const at = `/entities/${entity.id}`;
      const file = await bankFile(api, at, [{ amount: '2.00', text: `kept ${run}`, name: `Keeper ${run}` }]);
      const reply = await api.upload(`${at}/bank-statements?name=kept-${run}.xml`, file);
      await visit(`/statements/${reply.verdicts[0].result.id}`);
      const saving = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Bank file', exact: true }).click();
      const saved = await saving;
      await expectThat('its name', async () => saved.suggestedFilename(), `kept-${run}.xml`);
      const kept = await readFile(await saved.path());
      await expectThat('its bytes', async () => kept.equals(file), true);
    },
    'leave on account, settle, undo one allocation': async (desk) => {
      const { page, api, entity, visit, expectThat, button, dialog, inDialog } = desk;
      const at = `/entities/${entity.id}`;
      const claim = await openClaim(api, at);
      const entry = await payment(api, at, { amount: '10.00', text: `something ${run}` });
      await visit(`/bank-entries/${entry.id}`);
      await pickCustomer(page, api, at, claim);
      await button('Apply').click();
      await page.getByRole('link', { name: /^R0/ }).first().click();
      await page.getByRole('checkbox', { name: `Pay ${claim.number}` }).check();
      await button('Allocate').click();
      await button('Undo').waitFor();
      const [receipt] = (await api.get(`${at}/receipts?entry=${entry.id}`)).items;
      const account = async () => (await api.get(`${at}/receipts/${receipt.id}`)).on_account.amount;
      await expectThat('what is on account', account, '0.00');
      await button('Undo').click();
      await dialog().getByRole('textbox').fill('meant for another one');
      await inDialog('Undo').click();
      await dialog().waitFor({ state: 'detached' });
      await page.getByText('undone').first().waitFor();
      await expectThat('what is on account', account, ON_ACCOUNT);
    },
    'link a refund': async ({ page, api, entity, visit, expectThat, dialog, inDialog }) => {
      const at = `/entities/${entity.id}`;
      const claim = await openClaim(api, at);
      const money = { amount: '41.00', currency: claim.currency };
      const receipt = await api.post(`${at}/receipts`, { customer: claim.customer, amount: money }, `refund-${run}`);
      const given = [{ item: receipt.item, amount: money, reason: 'paid twice' }];
      const refund = (await api.post(`${at}/refunds`, given, `refund-${run}-1`)).verdicts[0].result;
      await payment(api, at, { amount: '-41.00', text: `paid back ${refund.number}` });
      await visit('/refunds?linked=no');
      const row = page.getByRole('row').filter({ hasText: refund.number });
      await row.getByRole('button', { name: 'Link bank entry' }).click();
      await dialog().getByLabel('Search').fill(refund.number);
      await dialog().getByRole('radio').first().check();
      await inDialog('Link bank entry').click();
      await dialog().waitFor({ state: 'detached' });
      const linked = async () =>
        (await api.get(`${at}/refunds?linked=true&limit=100`)).items.some((one) => one.id === refund.id);
      await expectThat('the refund', linked, true);
    },
    'record a receipt by hand': async ({ page, api, entity, visit, expectThat, button, dialog, inDialog }) => {
      const at = `/entities/${entity.id}`;
      const claim = await openClaim(api, at);
      const customer = await api.get(`${at}/customers/${claim.customer}`);
      await visit('/receipts');
      await button('Record receipt').click();
      await dialog().getByLabel('Customer who paid').fill(customer.number);
      await page.getByRole('option', { name: customer.name }).click();
      await dialog().getByLabel('Amount').fill('5.00');
      await dialog().getByLabel('Pays invoices').fill(claim.number);
      await inDialog('Record receipt').click();
      await page.getByRole('heading', { level: 1, name: /^Receipt R/ }).waitFor();
      const id = page.url().split('/').at(-1);
      await expectThat('the receipt', async () => (await api.get(`${at}/receipts/${id}`)).on_account.amount, '0.00');
    },
    'take proposals of several': async ({ page, api, entity, visit, expectThat, button }) => {
      const at = `/entities/${entity.id}`;
      const [first] = (await api.get(`${at}/exceptions?limit=100`)).items.filter((one) => one.decision.proposal);
      await visit('/exceptions');
      await page.getByRole('checkbox', { name: `Select ${first.counterparty_name} ${first.amount.amount}` }).check();
      await button('Take the proposal').click();
      await page.getByText('1 applied, 0 left').waitFor();
      await expectThat('the entry', async () => (await api.get(`${at}/bank-entries/${first.id}`)).status, 'applied');
    },
    'say why a payer withheld a part': async ({ page, api, entity, visit, expectThat, button }) => {
      const at = `/entities/${entity.id}`;
      const claim = await openClaim(api, at);
      const paid = (Number(claim.residual.amount) - 7).toFixed(2);
      const entry = await payment(api, at, { amount: paid, text: `Invoice ${claim.number}` });
      await visit(`/bank-entries/${entry.id}`);
      const reason = page.getByLabel(`Reason why it was withheld ${claim.number}`);
      await reason.selectOption('freight');
      await page.getByLabel(`Note ${claim.number}`).fill('agreed with sales');
      await button('Apply').click();
      await page.getByRole('link', { name: /^R0/ }).first().waitFor();
      const found = async () => (await api.get(`${at}/deductions?item=${claim.id}`)).items[0];
      await expectThat('the reason', async () => (await found())?.reason, 'freight');
      await expectThat('the amount', async () => (await found())?.amount.amount, '7.00');
    },
    'leave to a second person what is too much for one': async ({ page, api, entity, visit, expectThat, button }) => {
      const at = `/entities/${entity.id}`;
      const limit = async (applications) => {
        const { version } = await api.get(`${at}/sign-off-rules`);
        await api.patch(`${at}/sign-off-rules`, { applications }, `${run}-limit-${version}`, version);
      };
      const claim = await openClaim(api, at);
      const entry = await payment(api, at, { amount: claim.residual.amount, text: `too much ${run}` });
      const customer = await api.get(`${at}/customers/${claim.customer}`);
      await limit([{ amount: '0.01', currency: claim.residual.currency }]);
      try {
        await visit(`/bank-entries/${entry.id}`);
        await page.getByLabel('Customer who paid').fill(customer.number);
        await page.getByRole('option', { name: customer.name }).click();
        await page.getByRole('checkbox', { name: `Pay ${claim.number}`, exact: true }).check();
        await button('Apply').click();
        await button('Ask for sign-off').click();
        await page.getByText('Waits for sign-off').waitFor();
        const waits = async () => (await api.get(`${at}/exceptions/${entry.id}`)).waits_for_sign_off;
        await expectThat('the entry', waits, true);
      } finally {
        await limit([]);
      }
      await button('Withdraw').click();
      await expectThat(
        'the entry',
        async () => (await api.get(`${at}/exceptions/${entry.id}`)).waits_for_sign_off,
        false,
      );
    },
    'leave a proposal to a second person': async ({ page, api, entity, visit, expectThat, button }) => {
      const at = `/entities/${entity.id}`;
      const limit = async (applications) => {
        const { version } = await api.get(`${at}/sign-off-rules`);
        await api.patch(`${at}/sign-off-rules`, { applications }, `${run}-proposal-${version}`, version);
      };
      const claim = await openClaim(api, at);
      const amount = (Number(claim.residual.amount) / 2).toFixed(2);
      const entry = await payment(api, at, { amount, text: `half of ${claim.number} ${run}` });
      await limit([{ amount: '0.01', currency: claim.residual.currency }]);
      try {
        await visit(`/bank-entries/${entry.id}`);
        await button('Take the proposal').click();
        await button('Ask for sign-off').click();
        const waits = async () => (await api.get(`${at}/exceptions/${entry.id}`)).waits_for_sign_off;
        await expectThat('the entry', waits, true);
      } finally {
        await limit([]);
      }
      await button('Withdraw').click();
      await expectThat(
        'what is applied',
        async () => (await api.get(`${at}/exceptions/${entry.id}`)).applied.amount,
        '0.00',
      );
    },
    'switch off what a payment taught': async ({ page, api, at, visit, expectThat }) => {
      await visit('/learned-payers?kind=account');
      const [lesson] = (await api.get(`${at}/learned-payers?kind=account&limit=1`)).items;
      await page.getByRole('button', { name: `Switch off ${lesson.shown}` }).click();
      await page.getByRole('button', { name: `Switch on ${lesson.shown}` }).waitFor();
      const used = async () => (await api.get(`${at}/learned-payers/${lesson.id}`)).is_active;
      await expectThat('the lesson', used, false);
      await page.getByRole('button', { name: `Switch on ${lesson.shown}` }).click();
      await expectThat('the lesson', used, true);
    },
    'a proposal by keyboard alone': async ({ page, api, entity, visit, expectThat, settle }) => {
      const at = `/entities/${entity.id}`;
      const { items } = await api.get(`${at}/exceptions?limit=50`);
      const index = items.findIndex((one) => one.decision.proposal);
      const keys = page.keyboard;
      await visit('');
      for (const key of ['g', 'e']) await keys.press(key);
      await page.waitForURL('**/exceptions');
      await page.getByRole('table').waitFor();
      for (let row = 0; row <= index; row += 1) await keys.press('j');
      await keys.press('Enter');
      await page.waitForURL(`**/bank-entries/${items[index].id}`);
      await page.getByText('Remainder').last().waitFor();
      await settle();
      await tabTo(page, 'Apply');
      await keys.press('Enter');
      await page.getByRole('link', { name: /^R0/ }).first().waitFor();
      const status = async () => (await api.get(`${at}/bank-entries/${items[index].id}`)).status;
      await expectThat('the entry', status, 'applied');
    },
    'a nameless payment by keyboard alone': async ({ page, api, entity, visit, expectThat, settle }) => {
      const at = `/entities/${entity.id}`;
      const claim = await openClaim(api, at);
      const customer = await api.get(`${at}/customers/${claim.customer}`);
      // Three cents more, so that no open amount speaks for anybody.
      const entry = await payment(api, at, { amount: less(claim.residual.amount, -3), text: `nothing ${run}` });
      const keys = page.keyboard;
      await visit(`/bank-entries/${entry.id}`);
      await page.getByLabel('Customer who paid').waitFor();
      await tabTo(page, 'Customer who paid');
      await keys.type(customer.number);
      await page.getByRole('option', { name: customer.name }).waitFor();
      await keys.press('Tab');
      await page.getByText('Remainder').last().waitFor();
      await settle();
      await tabTo(page, `Pay ${claim.number}`);
      await keys.press('Space');
      await tabTo(page, 'Apply');
      await keys.press('Enter');
      await page.getByRole('link', { name: /^R0/ }).first().waitFor();
      const residual = async () => (await api.get(`${at}/open-items/${claim.id}`)).residual.amount;
      await expectThat('the claim', residual, '0.00');
    },
  },
};

/** An amount in minor units; the sample company's currency has two decimals. */
function minor(amount) {
  return Number(amount.replace('.', ''));
}

function less(amount, cents) {
  const digits = String(minor(amount) - cents).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Picks the customer of a claim by its number, whoever the engine proposed. */
async function pickCustomer(page, api, at, claim) {
  const customer = await api.get(`${at}/customers/${claim.customer}`);
  const picker = page.getByLabel('Customer who paid');
  await picker.fill(customer.number);
  await page.getByRole('option', { name: customer.name }).click();
  await page.getByText('Remainder').last().waitFor();
}

/** Tabs until what is called so has the focus. */
async function tabTo(page, name) {
  const called = () => {
    const { activeElement: it } = document;
    return it?.getAttribute('aria-label') ?? it?.labels?.[0]?.textContent ?? it?.textContent;
  };
  for (let step = 0; step < 400; step += 1) {
    if ((await page.evaluate(called)) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${name}`);
}
