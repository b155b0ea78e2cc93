// The day of an auditor, who reads everything and changes nothing.

import { endOfLastMonth } from '../fixtures.mjs';

/** What would change something, wherever it might be offered. */
const WRITES =
  /^(Apply|Allocate|Write off|Set aside|Take back|Match again|Import bank file|Record receipt|Undo|Undo receipt|Refund|Link bank entry|Close months|Reopen|Add bank account|Acknowledge|Release|Refuse|Bill|Block|Set limit|Take the proposal)$/;

const PAGES = [
  '/aging',
  '/open-items',
  '/journal',
  '/trial-balance',
  '/periods',
  '/exceptions',
  '/statements',
  '/receipts',
  '/refunds',
  '/bank-accounts',
  '/insight',
  '/orders',
  '/holds',
  '/billing',
  '/invoices',
];

export default {
  role: 'auditor',
  // Messages in the console that are meant, by step.
  expected: { 'the server refuses what the desk does not offer': /403/ },
  steps: {
    'read everything, change nothing': async ({ page, visit, expectThat }) => {
      for (const path of PAGES) {
        await visit(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        const offered = async () => (await page.getByRole('button', { name: WRITES }).allTextContents()).join(', ');
        await expectThat(`what ${path} offers`, offered, '');
        const alerts = async () => (await page.getByRole('alert').allTextContents()).join(' ');
        await expectThat(`what ${path} complains of`, alerts, '');
      }
    },
    'documents too': async ({ page, api, entity, visit, expectThat }) => {
      const at = `/entities/${entity.id}`;
      const first = async (path) => (await api.get(`${at}${path}`)).items[0].id;
      const pages = [
        `/open-items/${await first('/open-items?limit=1')}`,
        `/receipts/${await first('/receipts?limit=1')}`,
        `/bank-entries/${await first('/exceptions?limit=1')}`,
        `/invoices/${await first('/invoices?limit=1')}`,
        `/customers/${await first('/customers?limit=1')}`,
        `/customers/${await first('/customers?limit=1')}/statement`,
      ];
      for (const path of pages) {
        await visit(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        const offered = async () => (await page.getByRole('button', { name: WRITES }).allTextContents()).join(', ');
        await expectThat(`what ${path} offers`, offered, '');
      }
    },
    'the server refuses what the desk does not offer': async ({ page, api, entity, visit, expectThat }) => {
      const at = `/entities/${entity.id}`;
      const [item] = (await api.get(`${at}/open-items?side=claims&limit=1`)).items;
      await visit('/open-items');
      const status = await page.evaluate(
        async ([url, given]) => {
          const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
          return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(given) })).status;
        },
        [
          `/api/v1${at}/write-offs`,
          [{ item: item.id, amount: item.residual, reason: 'goodwill', note: null, on: item.due_on }],
        ],
      );
      await expectThat('the answer', async () => status, 403);
      const residual = async () => (await api.get(`${at}/open-items/${item.id}`)).residual.amount;
      await expectThat('the item', residual, item.residual.amount);
    },
    'the ledger agrees with the items': async ({ page, api, entity, visit }) => {
      const at = `/entities/${entity.id}`;
      const on = endOfLastMonth();
      const { totals } = await api.get(`${at}/aging?as_of=${on}`);
      await visit(`/trial-balance?on=${on}`);
      const row = page.getByRole('row').filter({ hasText: 'Trade receivables' });
      const shown = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2 }).format(totals[0].total.amount);
      await row.getByText(shown).waitFor();
    },
  },
};
