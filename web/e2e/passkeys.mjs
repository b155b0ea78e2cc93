// Steps of a day by passkey, shown by an authenticator that the browser brings along (WebAuthn of the
// DevTools protocol): it keeps passkeys and shows them as if its owner had touched it.
import { fillSignIn } from './desk.mjs';

/** Whether passkeys work on the page: they do on a name over HTTPS and on localhost, never on a number. */
async function hasPasskeys(page) {
  const { passkeys } = await page.evaluate(() => fetch('/api/v1/session/methods').then((reply) => reply.json()));
  return passkeys === new URL(page.url()).origin;
}

/** Plugs an authenticator into the page's browser. */
async function plugIn(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    /** Whether its owner touches it whenever it is asked. */
    touched: (enabled) => devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled }),
    /** Unplugs it. It would go on to show passkeys that the server has forgotten, on every page of sign-in. */
    unplug: () => devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }),
  };
}

async function signOut({ page, authenticator }) {
  // The field of the name asks for a passkey by itself; what is touched later is meant for another.
  await authenticator.touched(false);
  const asked = page.waitForResponse('**/session/passkey/challenge');
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('E-mail address').waitFor();
  await asked;
}

/** Signs in by the button. The touch must not come before the field of the name has given up. */
async function pressAndTouch({ page, button, authenticator }) {
  const challenge = '**/session/passkey/challenge';
  await page.route(challenge, async (route) => {
    await authenticator.touched(true);
    await route.continue();
  });
  await button('Sign in with a passkey').click();
  await page.getByRole('banner').waitFor();
  await page.unroute(challenge);
}

async function confirmed({ dialog }) {
  await dialog().getByRole('button', { name: 'Confirm', exact: true }).click();
  await dialog().waitFor({ state: 'detached' });
}

export const passkeySteps = {
  'add a passkey and sign in with it alone': async (desk) => {
    const { page, api, person, visit, button, dialog, expectThat } = desk;
    await visit('/settings/users');
    if (!(await hasPasskeys(page))) return;
    desk.authenticator = await plugIn(page);
    await page.goto(`${desk.desk.base}/account`);
    await button('Add a passkey').click();
    await dialog().getByLabel('Name of the passkey').fill('Telephone');
    await dialog().getByLabel('Password', { exact: true }).fill(person.password);
    await confirmed(desk);
    await button('I have kept them').click();
    await page.getByRole('row', { name: /Telephone/ }).waitFor();
    const own = async () => (await api.get('/users?limit=100')).items.find((one) => one.email === person.email);
    await expectThat('the passkeys', async () => (await own()).passkeys, 1);
    await signOut(desk);
    await pressAndTouch(desk);
    await page.goto(`${desk.desk.base}/account`);
    await page
      .getByRole('row', { name: /this one/ })
      .getByText('Passkey', { exact: true })
      .waitFor();
  },
  'pick the passkey at the field of the name': async (desk) => {
    const { page } = desk;
    if (!desk.authenticator) return;
    await page.goto(desk.desk.base);
    await page.getByRole('banner').waitFor();
    await signOut(desk);
    await desk.authenticator.touched(true);
    await page.reload();
    await page.getByRole('banner').waitFor();
  },
  'show the passkey after the password': async (desk) => {
    const { page, person } = desk;
    if (!desk.authenticator) return;
    await page.goto(desk.desk.base);
    await page.getByRole('banner').waitFor();
    await signOut(desk);
    await fillSignIn(page, person.password, person.email);
    await page.getByLabel('Recovery code').waitFor();
    await pressAndTouch(desk);
    await page.goto(`${desk.desk.base}/account`);
    await page
      .getByRole('row', { name: /this one/ })
      .getByText('Password and second factor')
      .waitFor();
  },
  'rename the passkey and remove it': async (desk) => {
    const { page, api, person, button, dialog, expectThat } = desk;
    if (!desk.authenticator) return;
    await page.goto(`${desk.desk.base}/account`);
    await button('Rename').click();
    await dialog().getByLabel('Name of the passkey').fill('Old telephone');
    await dialog().getByLabel('Password', { exact: true }).fill('not the password');
    await dialog().getByRole('button', { name: 'Confirm' }).click();
    await dialog().getByText('the old password is wrong').waitFor();
    await dialog().getByLabel('Password', { exact: true }).fill(person.password);
    await confirmed(desk);
    await page
      .getByRole('row', { name: /Old telephone/ })
      .getByRole('button', { name: 'Remove' })
      .click();
    await dialog().getByLabel('Password', { exact: true }).fill(person.password);
    await confirmed(desk);
    const own = async () => (await api.get('/users?limit=100')).items.find((one) => one.email === person.email);
    await expectThat('the passkeys', async () => (await own()).passkeys, 0);
    await page.getByText('0 recovery codes left').waitFor({ state: 'detached' });
    await desk.authenticator.unplug();
  },
};
