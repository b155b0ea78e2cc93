import { ApiError } from '../api/problem';

/** What WebAuthn exchanges, as JSON. */
export type WebAuthn = Record<string, unknown>;

/** Whether this browser has passkeys and speaks of them in JSON. */
export function browserHasPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
}

/** Whether passkeys work on this very page: they are bound to one address. */
export function passkeysWorkHere(origin: string | null | undefined): boolean {
  return origin === window.location.origin && browserHasPasskeys();
}

/** Whether the browser offers passkeys in the field of the name, among what it fills in. */
export async function offersPasskeysInField(): Promise<boolean> {
  return (await PublicKeyCredential.isConditionalMediationAvailable?.()) === true;
}

/** Has an authenticator make a passkey. */
export async function makePasskey(options: WebAuthn): Promise<WebAuthn> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  );
  return answer(() => navigator.credentials.create({ publicKey }));
}

/** Has an authenticator show a passkey; `waiting` leaves it to the browser's list at the field. */
export async function showPasskey(options: WebAuthn, signal?: AbortSignal, waiting = false): Promise<WebAuthn> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  );
  return answer(() =>
    navigator.credentials.get({ publicKey, signal, mediation: waiting ? 'conditional' : 'optional' }),
  );
}

async function answer(ask: () => Promise<Credential | null>): Promise<WebAuthn> {
  try {
    const credential = await ask();
    if (credential instanceof PublicKeyCredential) return credential.toJSON() as unknown as WebAuthn;
  } catch (error) {
    // The authenticator has one of this account: a second one there would replace it.
    if (error instanceof DOMException && error.name === 'InvalidStateError')
      throw fault('passkey_known', error.message);
    if (!(error instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(error.name))) throw error;
  }
  throw fault('passkey_cancelled', 'no passkey was shown');
}

function fault(code: string, detail: string): ApiError {
  return new ApiError({ status: 0, code, detail, remedy: null, field: null, requestId: null });
}
