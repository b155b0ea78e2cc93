// The desk in a browser: opens Chromium, notes what goes wrong.
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

/** Where the desk comes from: the server itself, or else dist/ as it is built now. */
async function serveDesk() {
  if (process.env.CASHLANE_DESK === 'server') return { base: account.server, stop: async () => undefined };
  process.env.CASHLANE_URL = account.server;
  const server = await preview({ logLevel: 'warn', preview: { port: 0, host: '127.0.0.1' } });
  const { port } = server.httpServer.address();
  return {
    base: `http://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.httpServer.close(resolve)),
  };
}

/** Opens a browser on the desk; `expected` names the console messages that are meant, by page. */
export async function openDesk(expected, flags = []) {
  const { base, stop } = await serveDesk();
  const profile = await mkdtemp(join(tmpdir(), 'cashlane-desk-'));
  const options = {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...FLAGS, ...flags],
    headless: true,
    locale: 'en-GB',
    // Nothing is looked at half way through a movement.
    reducedMotion: 'reduce',
  };
  const browser = await chromium.launchPersistentContext(profile, options);
  const desk = { browser, base, name: '', faults: [], expected };
  desk.page = await browser.newPage();
  desk.page.on('console', (message) => {
    if (message.type() !== 'error' || desk.expected[desk.name]?.test(message.text())) return;
    desk.faults.push(`${desk.name}: console: ${message.text()}`);
  });
  desk.page.on('pageerror', (error) => desk.faults.push(`${desk.name}: ${error.message}`));
  desk.close = async () => {
    await browser.close();
    await stop();
    await rm(profile, { recursive: true, force: true });
  };
  return desk;
}

/** Fills in the form of the sign-in page. */
export async function fillSignIn(page, password, email = account.email) {
  await page.locator('input[type=email]').fill(email);
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
