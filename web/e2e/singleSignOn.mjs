// Steps of a day by single sign-on, at an identity provider that runs for them alone. The server must
// know it by the address in CASHLANE_ISSUER.
import { openIssuer } from './issuer.mjs';

let issuer;

/** Comes in by the button of the sign-in page. */
async function comeIn({ page, desk, person }) {
  const address = process.env.CASHLANE_ISSUER;
  issuer ??= await openIssuer(address);
  issuer.vouchFor({ sub: person.email, email: person.email, name: 'Somebody', groups: ['administrators'] });
  await page.context().clearCookies();
  await page.goto(desk.base);
  await page.getByRole('link', { name: 'Example ID' }).click();
  await page.getByRole('banner').waitFor();
  await page.goto(`${desk.base}/account`);
  await page
    .getByRole('row', { name: /this one/ })
    .getByText('Single sign-on')
    .waitFor();
}

export const singleSignOnSteps = {
  'come in by single sign-on and sign out there as well': async (desk) => {
    const { page, expectThat } = desk;
    if (!process.env.CASHLANE_ISSUER) return;
    await comeIn(desk);
    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByRole('button', { name: 'Sign out at Example ID as well' }).click();
    await page.getByLabel('E-mail address').waitFor();
    await expectThat('the sign-outs there', async () => issuer.signedOut(), 1);
  },
  'be signed out when the provider says so': async (desk) => {
    const { page, person } = desk;
    if (!process.env.CASHLANE_ISSUER) return;
    await comeIn(desk);
    const form = new URLSearchParams({ logout_token: issuer.farewell({ sub: person.email, sid: 'session-1' }) });
    const path = `${desk.desk.base}/api/v1/session/sso/back-channel-logout`;
    const told = await fetch(path, { method: 'POST', body: form });
    if (!told.ok) throw new Error(`the message was not taken: ${await told.text()}`);
    await page.reload();
    await page.getByLabel('E-mail address').waitFor();
    issuer.close();
  },
};
