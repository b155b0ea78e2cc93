// An identity provider for a run: it vouches for whoever it is told to, without asking them.
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer } from 'node:http';

const base64 = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** Starts it at an address that the server knows as its single sign-on. */
export async function openIssuer(address) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const state = { person: null, signedOut: 0 };
  const codes = new Map();
  const token = (claims) => {
    const now = Math.floor(Date.now() / 1000);
    const text = [
      { alg: 'EdDSA', kid: 'one', typ: 'JWT' },
      { iss: address, aud: 'cashlane', iat: now, exp: now + 300, ...claims },
    ];
    const signed = text.map(base64).join('.');
    return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`;
  };
  const go = (reply, to) => reply.writeHead(302, { location: to }).end();
  const json = (reply, value) =>
    reply.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  const pages = {
    '/.well-known/openid-configuration': (_, reply) =>
      json(reply, {
        issuer: address,
        authorization_endpoint: `${address}/authorize`,
        token_endpoint: `${address}/token`,
        jwks_uri: `${address}/keys`,
        end_session_endpoint: `${address}/logout`,
      }),
    '/keys': (_, reply) => json(reply, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig' }] }),
    '/authorize': ({ query }, reply) => {
      const code = randomUUID();
      codes.set(code, { nonce: query.get('nonce'), challenge: query.get('code_challenge') });
      go(reply, `${query.get('redirect_uri')}?${new URLSearchParams({ code, state: query.get('state') })}`);
    },
    '/token': ({ form }, reply) => {
      const asked = codes.get(form.get('code'));
      const challenge = createHash('sha256').update(form.get('code_verifier')).digest('base64url');
      if (asked?.challenge !== challenge) return reply.writeHead(400).end();
      codes.delete(form.get('code'));
      return json(reply, {
        access_token: 'opaque',
        token_type: 'Bearer',
        id_token: token({ ...state.person, sid: 'session-1', nonce: asked.nonce, email_verified: true }),
      });
    },
    '/logout': ({ query }, reply) => {
      state.signedOut += query.get('id_token_hint')?.split('.').length === 3 ? 1 : 0;
      go(reply, query.get('post_logout_redirect_uri'));
    },
  };
  const server = createServer(async (request, reply) => {
    const { pathname, searchParams } = new URL(request.url, address);
    const body = (await request.toArray()).join('');
    const page = pages[pathname];
    if (page) page({ query: searchParams, form: new URLSearchParams(body) }, reply);
    else reply.writeHead(404).end();
  });
  const { hostname, port } = new URL(address);
  await new Promise((resolve) => server.listen(Number(port), hostname, resolve));
  return {
    /** Whom it vouches for from now on. */
    vouchFor: (person) => {
      state.person = person;
    },
    /** How often somebody signed out there. */
    signedOut: () => state.signedOut,
    /** A message that somebody signed out there. */
    farewell: (claims) =>
      token({
        jti: randomUUID(),
        events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
        ...claims,
      }),
    close: () => server.close(),
  };
}
