// The desk in a browser: serves what is built, opens Chromium, notes what goes wrong.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { preview } from 'vite';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const SIZES = { wide: { width: 1280, height: 860 }, narrow: { width: 400, height: 800 } };
export const account = {
  server: process.env.CASHLANE_URL ?? 'http://127.0.0.1:8460',
  email: process.env.CASHLANE_EMAIL ?? '',
  password: process.env.CASHLANE_PASSWORD ?? '',
};

/** Serves dist/ and opens a page; `expected` names the console messages that are meant, by page. */
export async function openDesk(expected) {
  process.env.CASHLANE_URL = account.server;
  const server = await preview({ logLevel: 'warn' });
  const profile = await mkdtemp(join(tmpdir(), 'cashlane-desk-'));
  const options = {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: FLAGS,
    headless: true,
    locale: 'en-GB',
  };
  const browser = await chromium.launchPersistentContext(profile, options);
  const page = await browser.newPage();
  const desk = { page, base: 'http://localhost:5173', name: '', faults: [] };
  page.on('console', (message) => {
    if (message.type() !== 'error' || expected[desk.name]?.test(message.text())) return;
    desk.faults.push(`${desk.name}: console: ${message.text()}`);
  });
  page.on('pageerror', (error) => desk.faults.push(`${desk.name}: ${error.message}`));
  desk.close = async () => {
    await browser.close();
    await new Promise((resolve) => server.httpServer.close(resolve));
    await rm(profile, { recursive: true, force: true });
  };
  return desk;
}

/** Fills in the form of the sign-in page. */
export async function fillSignIn(page, password) {
  await page.locator('input[type=email]').fill(account.email);
  await page.locator('input[type=password]').fill(password);
  await page.keyboard.press('Enter');
}

/** Waits until nothing loads any more. */
export async function settle(page) {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => !document.querySelector('[role="status"][aria-label]'), null, { timeout: 10_000 });
}

/** Says what went wrong and ends with the exit code that fits. */
export function finish(desk, done) {
  for (const fault of new Set(desk.faults)) console.error(fault);
  console.log(`${done}, ${desk.faults.length} faults`);
  process.exit(desk.faults.length === 0 ? 0 : 1);
}
