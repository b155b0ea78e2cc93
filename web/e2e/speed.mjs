// How long the desk takes at the browser: first content, and every list from the request to its
// rows on the screen. Prints the medians as JSON; CASHLANE_URL, CASHLANE_EMAIL and
// CASHLANE_PASSWORD name a server and an account, as for the walk.
import { account, fillSignIn, openDesk, settle, SIZES } from './desk.mjs';
import { signIn } from './fixtures.mjs';

const RUNS = 5;
const FIRST_MS = 1000;
const LIST_MS = 200;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/**
 * Goes to an address as a click on a link does, and waits until its rows are painted: no list is
 * busy, nothing says that it loads, and the requests that this set off have ended.
 */
function go(path) {
  const ready = () =>
    !document.querySelector('[role="status"][aria-label]') &&
    !document.querySelector('table[aria-busy="true"]') &&
    document.querySelector('main table, main [data-figure], main svg, main canvas');
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  return (async () => {
    performance.clearResourceTimings();
    const begun = performance.now();
    history.pushState({}, '', path);
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    while (performance.getEntriesByType('resource').every((one) => !one.name.includes('/api/'))) {
      await frame();
      if (performance.now() - begun > 10_000) throw new Error(`${path} asks nothing of the API`);
    }
    while (!ready()) {
      await frame();
      if (performance.now() - begun > 10_000) throw new Error(`${path} is not ready after 10 s`);
    }
    await frame();
    return performance.now() - begun;
  })();
}

/** The first content and the first rows of a page that the browser has never seen. */
async function cold(desk, root, path) {
  const page = await desk.browser.newPage();
  const client = await desk.browser.newCDPSession(page);
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.setViewportSize(SIZES.wide);
  await page.goto(`${root}${path}`);
  await page.waitForSelector('main table[aria-busy="false"], main h1');
  const first = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);
  await page.close();
  return first;
}

const api = await signIn(account.server, account.email, account.password);
const entity = (await api.get('/entities'))[0];
const at = `/entities/${entity.id}`;
const customers = (await api.get(`${at}/customers?limit=${RUNS + 1}`)).items;
const days = Array.from({ length: RUNS + 1 }, (_, index) => `2026-0${index + 3}-15`);

/** Lists and what is asked of them, a different filter in each run so that nothing is remembered. */
const lists = {
  'open items': (run) => `/open-items?due_from=${days[run]}`,
  'open items, cleared too': (run) => `/open-items?state=all&due_before=${days[run]}`,
  'open items on account': (run) => `/open-items?side=debts&due_before=${days[run]}`,
  'open items of a customer': (run) => `/open-items?customer=${customers[run].id}`,
  customers: (run) => `/customers?segment=s${run}`,
  'customers by name': (run) => `/customers?search=${encodeURIComponent(customers[run].name)}`,
  'a customer': (run) => `/customers/${customers[run].id}`,
  orders: (run) => `/orders?from=${days[run]}`,
  'orders by number': (run) => `/orders?search=${run + 1}00`,
  deliveries: (run) => `/deliveries?search=${run + 1}00`,
  invoices: (run) => `/invoices?from=${days[run]}`,
  journal: (run) => `/journal?from=${days[run]}`,
  receipts: (run) => `/receipts?from=${days[run]}`,
  'aged receivables': (run) => `/aging?as_of=${days[run]}`,
  'totals of a past day': (run) => `/open-items?as_of=${days[run]}`,
  'a key figure': (run) => `/insight/dso?to=${days[run]}`,
};

const desk = await openDesk({ 'sign in': /401/ });
desk.name = 'sign in';
await desk.page.setViewportSize(SIZES.wide);
await desk.page.goto(desk.base);
await fillSignIn(desk.page, account.password);
await desk.page.getByRole('banner').waitFor();
const root = `${desk.base}/${entity.code}`;
const figures = [];
/** Keeps a figure, and tells how far the run has come. */
function add(figure) {
  figures.push(figure);
  console.error(`${figure.name}: ${Math.round(figure.millis)} ms`);
}
for (const [name, path] of [
  ['home', ''],
  ['a customer', `/customers/${customers[0].id}`],
  ['open items', '/open-items'],
]) {
  const times = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await cold(desk, root, path));
  add({ name: `first content: ${name}`, millis: median(times), below: FIRST_MS });
}
await desk.page.goto(`${root}/open-items`);
await settle(desk.page);
for (const [name, path] of Object.entries(lists)) {
  desk.name = name;
  const times = [];
  // The first run loads the route's code and warms the database as it warms ours.
  for (let run = 0; run <= RUNS; run += 1) {
    const taken = await desk.page.evaluate(go, `/${entity.code}${path(run)}`).catch((error) => {
      desk.faults.push(`${name}: ${error.message.split('\n')[0]}`);
      return Infinity;
    });
    times.push(taken);
    await settle(desk.page).catch((error) => desk.faults.push(`${name}: ${error.message.split('\n')[0]}`));
  }
  add({ name: `list: ${name}`, millis: median(times.slice(1)), below: LIST_MS });
}
await desk.close();
for (const fault of new Set(desk.faults)) console.error(fault);
console.log(JSON.stringify(figures));
process.exit(desk.faults.length === 0 ? 0 : 1);
