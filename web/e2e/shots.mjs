// Signs in, walks every page at both widths in both colour schemes, and takes screenshots into
// shots/. Fails on errors in the console, on horizontal scrolling, and on what axe finds serious.
//
// CASHLANE_URL names the server, CASHLANE_EMAIL and CASHLANE_PASSWORD who signs in. What is built
// in dist/ is shown. Arguments pick pages by name; `--language fr` walks them all in French.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { account, fillSignIn, finish, openDesk, settle, SIZES } from './desk.mjs';
import { pagesOf, prepare, signIn } from './fixtures.mjs';

const { values: asked, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { language: { type: 'string' } },
});
const shots = new URL(`../shots/${asked.language ?? ''}`, import.meta.url).pathname;
const SCHEMES = ['light', 'dark'];
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function shoot(desk, name, label) {
  const { page } = desk;
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) desk.faults.push(`${name} ${label}: scrolls horizontally by ${over} px`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run({ exclude: ['iframe'] }, { resultTypes: ['violations'], iframes: false }),
  );
  for (const { id, impact, nodes } of violations.filter((one) => ['serious', 'critical'].includes(one.impact))) {
    desk.faults.push(
      `${name} ${label}: axe ${impact} ${id}: ${nodes
        .slice(0, 2)
        .map((node) => `${node.target} ${node.any[0]?.message ?? ''}`)
        .join(' | ')}`,
    );
  }
  await page.screenshot({ path: join(shots, `${name}-${label}.png`) });
}

/** A page as it is now, at both widths in both schemes. */
async function shootAll(desk, name) {
  for (const [label, size] of Object.entries(SIZES)) {
    await desk.page.setViewportSize(size);
    await settle(desk.page);
    for (const scheme of SCHEMES) {
      await desk.page.emulateMedia({ colorScheme: scheme });
      await desk.page.waitForTimeout(60);
      await shoot(desk, name, `${label}-${scheme}`);
    }
  }
}

async function signInByForm(desk) {
  const { page } = desk;
  desk.name = 'sign-in';
  await page.goto(desk.base);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shootAll(desk, 'sign-in');
  await fillSignIn(page, 'wrong on purpose');
  await page.getByRole('alert').waitFor();
  await shoot(desk, 'sign-in', 'refused');
  await fillSignIn(page, account.password);
  await page.getByRole('banner').waitFor();
}

/** What is laid over pages: palette, help, the selection of a list, the narrow navigation. */
async function overlays(desk, root) {
  const { page } = desk;
  desk.name = 'overlays';
  await page.setViewportSize(SIZES.wide);
  await page.goto(`${root}/customers`);
  await settle(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('alf');
  await page.waitForTimeout(600);
  await shoot(desk, 'palette', 'wide');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.waitForTimeout(400);
  await shoot(desk, 'help', 'wide');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  for (const key of ['g', 'p']) await page.keyboard.press(key);
  await page.waitForURL('**/open-items');
  await page.getByRole('table').waitFor();
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
  await page.waitForTimeout(200);
  await shoot(desk, 'selection', 'wide');
  await page.setViewportSize(SIZES.narrow);
  await shoot(desk, 'selection', 'narrow');
  await page.getByRole('banner').getByRole('button').first().click();
  await shoot(desk, 'navigation', 'narrow');
}

/** Chooses the language from the next page on. */
function speak(page, language) {
  return page.evaluate((wanted) => localStorage.setItem('cashlane.language', wanted), language);
}

/** Home and the orders in the other languages, whose words are longer. */
async function languages(desk, root) {
  const { page } = desk;
  for (const language of ['de', 'fr']) {
    desk.name = language;
    await speak(page, language);
    for (const path of ['', '/open-items', '/insight']) {
      await page.goto(`${root}${path}`);
      await shootAll(desk, `${language}${path.replace('/', '-')}`);
    }
  }
}

const api = await signIn(account.server, account.email, account.password);
const entity = (await api.get('/entities'))[0];
await prepare(api, entity);
const pages = Object.entries(await pagesOf(api, entity)).filter(
  ([name]) => wanted.length === 0 || wanted.includes(name),
);
if (wanted.length === 0) await rm(shots, { recursive: true, force: true });
await mkdir(shots, { recursive: true });

const desk = await openDesk({ missing: /404/, answer: /404/, 'sign-in': /401/ });
try {
  await signInByForm(desk);
  if (asked.language) await speak(desk.page, asked.language);
  const root = `${desk.base}/${entity.code}`;
  for (const [name, path] of pages) {
    desk.name = name;
    await desk.page.setViewportSize(SIZES.wide);
    await desk.page.goto(`${root}${path}`);
    await shootAll(desk, name);
  }
  await desk.page.emulateMedia({ colorScheme: 'light' });
  if (wanted.length === 0) {
    await overlays(desk, root);
    if (!asked.language) await languages(desk, root);
  }
} catch (error) {
  desk.faults.push(`${desk.name}: ${error.message}`);
} finally {
  await desk.close();
}
finish(desk, `${pages.length} pages, pictures in shots/`);
