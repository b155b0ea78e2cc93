// Plays each role's day at the desk of the sample company, in a browser, each write by the button
// or key that a person would use, and checks against the API what the screen promised. Changes the
// company it runs on.
//
// CASHLANE_URL names the server, CASHLANE_EMAIL and CASHLANE_PASSWORD an administrator, who adds a
// user for each role. Arguments pick roles by the name of their file in days/. STOP=1 ends at the
// first fault and leaves a picture in shots/.
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { account, fillSignIn, finish, openDesk, settle, SIZES } from './desk.mjs';
import { prepare, signIn } from './fixtures.mjs';

const STEP_MS = 8000;
const folder = new URL('./days/', import.meta.url);
const shots = new URL('../shots/', import.meta.url).pathname;
const run = Date.now().toString(36);

/** A user who has this role and no other. */
async function hire(api, role) {
  const person = { email: `${role}.${run}@desk.example`, password: `Desk-${run}-${role}-4711` };
  await api.post(
    '/users',
    { ...person, name: `${role} of the day`, roles: [{ role: role.replaceAll('-', '_') }] },
    `${run}-${role}`,
  );
  return person;
}

/** How much later than the page the browser may tell that something was refused. */
const TOLD_MS = 1_000;

/** What the steps of a day work with. */
function toolsOf(desk, api, entity, person) {
  const { page } = desk;
  const dialog = () => page.getByRole('dialog');
  return {
    desk,
    page,
    api,
    entity,
    run,
    person,
    settle: () => settle(page),
    at: `/entities/${entity.id}`,
    visit: async (path) => {
      await page.goto(`${desk.base}/${entity.code}${path}`);
      await settle(page);
    },
    dialog,
    button: (name) => page.getByRole('button', { name, exact: true }),
    inDialog: (name) => dialog().getByRole('button', { name, exact: true }),
    /** What the server has must be what the screen promised; a promise may take a moment. */
    expectThat: async (what, read, wanted) => {
      let found = await read();
      for (let tries = 0; found !== wanted && tries < 20; tries += 1) {
        await page.waitForTimeout(100);
        found = await read();
      }
      if (found !== wanted) throw new Error(`${what} is ${found}, not ${wanted}`);
    },
  };
}

async function playDay(desk, api, entity, day) {
  const { page } = desk;
  const person = await hire(api, day.role);
  desk.expected = { 'sign in': /401/, ...day.expected };
  desk.name = 'sign in';
  await desk.browser.clearCookies();
  await page.setViewportSize(SIZES.wide);
  await page.goto(desk.base);
  await fillSignIn(page, person.password, person.email);
  await page.getByRole('banner').waitFor();
  // So that what the sign-in page was refused is told before the first step.
  await settle(page);
  const tools = toolsOf(desk, api, entity, person);
  for (const [name, step] of Object.entries(day.steps)) {
    desk.name = name;
    const started = Date.now();
    const fault = await step(tools).then(
      () => null,
      (error) => error,
    );
    console.log(`  ${fault ? 'FAULT' : 'ok'} ${day.role}: ${name} (${Date.now() - started} ms)`);
    // The browser tells a moment later what was refused; it must not be laid to the next step.
    if (desk.expected[name]) await page.waitForTimeout(TOLD_MS);
    if (!fault) continue;
    desk.faults.push(`${day.role}, ${name}: ${fault.message}`);
    await mkdir(shots, { recursive: true });
    await page.screenshot({ path: join(shots, `fault-${day.role}-${name.replace(/\W+/g, '-')}.png`) });
    if (process.env.STOP) return;
    // What hangs open must not stop the next step.
    await page.goto(desk.base);
  }
}

// What a step waited for in vain after it had failed is no end of the day.
let desk;
process.on('unhandledRejection', (error) => desk?.faults.push(`${desk.name}: ${error.message}`));

const wanted = process.argv.slice(2);
const names = (await readdir(folder)).filter((name) => name.endsWith('.mjs')).map((name) => name.slice(0, -4));
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) throw new Error(`no day of ${unknown.join(', ')}; there are ${names.join(', ')}`);
const api = await signIn(account.server, account.email, account.password);
const entity = (await api.get('/entities'))[0];
await prepare(api, entity, run);
desk = await openDesk({});
desk.page.setDefaultTimeout(STEP_MS);
let steps = 0;
for (const name of names.sort()) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { default: day } = await import(new URL(`${name}.mjs`, folder));
  steps += Object.keys(day.steps).length;
  await playDay(desk, api, entity, day).catch((error) => desk.faults.push(`${name}, ${desk.name}: ${error.message}`));
}
await desk.close();
finish(desk, `${steps} steps of ${wanted.length || names.length} days`);
