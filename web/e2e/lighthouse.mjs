// Lighthouse on home, a customer and the open items, signed in. Fails below 95 points of
// performance or accessibility with the desktop preset; `--mobile` measures the slow phone instead.
//
// Lighthouse is fetched by npx when it is wanted; it is too large for a dependency.
import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { account, fillSignIn, finish, openDesk, settle } from './desk.mjs';
import { signIn } from './fixtures.mjs';

const GOAL = 95;
const mobile = process.argv.includes('--mobile');
const shots = new URL('../shots/', import.meta.url).pathname;

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function measure(name, url, port) {
  const report = join(shots, `lighthouse-${name}.json`);
  const flags = [
    `--port=${port}`,
    '--disable-storage-reset',
    '--quiet',
    '--only-categories=performance,accessibility,best-practices',
    '--output=json',
    `--output-path=${report}`,
    ...(mobile ? [] : ['--preset=desktop']),
  ];
  await promisify(execFile)('npx', ['--yes', 'lighthouse@13', url, ...flags], { maxBuffer: 1 << 26 });
  return JSON.parse(await readFile(report, 'utf8'));
}

const api = await signIn(account.server, account.email, account.password);
const entity = (await api.get('/entities'))[0];
const customer = (await api.get(`/entities/${entity.id}/customers?limit=1`)).items[0];
await mkdir(shots, { recursive: true });
const port = await freePort();
const desk = await openDesk({ 'sign in': /401/ }, [`--remote-debugging-port=${port}`]);
desk.name = 'sign in';
await desk.page.goto(desk.base);
await fillSignIn(desk.page, account.password);
await desk.page.getByRole('banner').waitFor();
await settle(desk.page);
await desk.page.goto('about:blank');
for (const [name, path] of [
  ['home', ''],
  ['customer', `/customers/${customer.id}`],
  ['open items', '/open-items'],
]) {
  const report = await measure(name.replace(' ', '-'), `${desk.base}/${entity.code}${path}`, port);
  const points = Object.values(report.categories).map((one) => [one.title, Math.round(one.score * 100)]);
  const { 'first-contentful-paint': first, 'largest-contentful-paint': largest } = report.audits;
  console.log(
    `${name}: ${points.map(([title, score]) => `${title} ${score}`).join(', ')}; ` +
      `first content ${first.displayValue}, largest ${largest.displayValue}`,
  );
  for (const [title, score] of points.slice(0, 2)) {
    if (score < GOAL) desk.faults.push(`${name}: ${title} ${score}, below ${GOAL}`);
  }
}
await desk.close();
finish(desk, `3 pages, ${mobile ? 'a slow phone' : 'desktop'}`);
