// Signs in, walks every page at both widths in both colour schemes, and takes screenshots into
// shots/. Fails on messages in the console, on failed requests and on horizontal scrolling.
//
// CASHLANE_URL names the server, CASHLANE_EMAIL and CASHLANE_PASSWORD who signs in. What is built
// in dist/ is shown. Arguments pick pages by name.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { preview } from 'vite';

import { pagesOf, prepare, signIn } from './fixtures.mjs';

const { CASHLANE_URL = 'http://127.0.0.1:8460', CASHLANE_EMAIL, CASHLANE_PASSWORD, CHROMIUM = '/usr/bin/chromium' } = process.env;
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];
const SIZES = { wide: { width: 1280, height: 860 }, narrow: { width: 400, height: 800 } };
const shots = new URL('../shots/', import.meta.url).pathname;
const faults = [];

/** Messages of the console that belong to a page that is meant to fail. */
const EXPECTED = { missing: /404/, 'sign-in': /401/ };

function watch(page, current) {
  page.on('console', (message) => {
    if (message.type() !== 'error' || EXPECTED[current.name]?.test(message.text())) return;
    faults.push(`${current.name}: console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`${current.name}: ${error.message}`));
}

async function settle(page) {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => !document.querySelector('[role="status"][aria-label]'), null, { timeout: 10_000 });
}

async function shoot(page, name, label) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) faults.push(`${name} ${label}: scrolls horizontally by ${over} px`);
  await page.screenshot({ path: join(shots, `${name}-${label}.png`) });
}

async function signInByForm(page, base, current) {
  current.name = 'sign-in';
  await page.goto(base);
  await page.getByRole('heading', { level: 1 }).waitFor();
  for (const [label, size] of Object.entries(SIZES)) {
    for (const scheme of ['light', 'dark']) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: scheme });
      await shoot(page, 'sign-in', `${label}-${scheme}`);
    }
  }
  await page.locator('input[type=email]').fill(CASHLANE_EMAIL);
  await page.locator('input[type=password]').fill('wrong on purpose');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await shoot(page, 'sign-in', 'refused');
  await page.locator('input[type=password]').fill(CASHLANE_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').or(page.getByRole('banner')).first().waitFor();
}

/** What is laid over pages: palette, help, the narrow navigation, the selection of a list. */
async function overlays(page, root, current) {
  current.name = 'overlays';
  await page.setViewportSize(SIZES.wide);
  await page.goto(`${root}/customers`);
  await settle(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('alf');
  await page.waitForTimeout(600);
  await shoot(page, 'palette', 'wide');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.waitForTimeout(400);
  await shoot(page, 'help', 'wide');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.waitForURL('**/open-items');
  await settle(page);
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
  await page.waitForTimeout(200);
  await shoot(page, 'selection', 'wide');
  await page.setViewportSize(SIZES.narrow);
  await shoot(page, 'selection', 'narrow');
  await page.locator('header button').first().click();
  await page.waitForTimeout(400);
  await shoot(page, 'navigation', 'narrow');
}

process.env.CASHLANE_URL = CASHLANE_URL;
const api = await signIn(CASHLANE_URL, CASHLANE_EMAIL, CASHLANE_PASSWORD);
const entity = (await api.get('/entities'))[0];
await prepare(api, entity);
const wanted = process.argv.slice(2);
const pages = Object.entries(await pagesOf(api, entity)).filter(([name]) => wanted.length === 0 || wanted.includes(name));

await rm(shots, { recursive: wanted.length === 0, force: true }).catch(() => undefined);
await mkdir(shots, { recursive: true });
const server = await preview({ logLevel: 'warn' });
const base = 'http://localhost:5173';
const profile = await mkdtemp(join(tmpdir(), 'cashlane-shots-'));
const browser = await chromium.launchPersistentContext(profile, { executablePath: CHROMIUM, args: FLAGS, headless: true, locale: 'en-GB' });
try {
  const page = await browser.newPage();
  const current = { name: '' };
  watch(page, current);
  await signInByForm(page, base, current);
  const root = `${base}/${entity.code}`;
  for (const [name, path] of pages) {
    current.name = name;
    await page.setViewportSize(SIZES.wide);
    await page.goto(`${root}${path}`);
    for (const [label, size] of Object.entries(SIZES)) {
      await page.setViewportSize(size);
      await settle(page);
      for (const scheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme: scheme });
        await page.waitForTimeout(60);
        await shoot(page, name, `${label}-${scheme}`);
      }
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (wanted.length === 0) await overlays(page, root, current);
} finally {
  await browser.close();
  await new Promise((resolve) => server.httpServer.close(resolve));
  await rm(profile, { recursive: true, force: true });
}
for (const fault of new Set(faults)) console.error(fault);
console.log(`${pages.length} pages, ${faults.length} faults, pictures in shots/`);
process.exit(faults.length === 0 ? 0 : 1);
