import createClient, { type Middleware } from 'openapi-fetch';

import { ApiError, problemOf, problemOfRefusal, type Refusal } from './problem';
import type { paths } from './schema';

/** Told when the server no longer knows the session. */
let onSignedOut: () => void = () => undefined;

export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

const refusals: Middleware = {
  async onResponse({ response, schemaPath }) {
    if (response.ok) return;
    const body: unknown = await response
      .clone()
      .json()
      .catch(() => null);
    const requestId = response.headers.get('x-request-id');
    const problem = problemOf(response.status, body, requestId);
    // A wrong password or code is a 401 as well, and ends no session.
    if (problem.code === 'unauthorised' && schemaPath !== '/api/v1/session') onSignedOut();
    throw new ApiError(problem);
  },
};

/** The typed client of the API; every reply that is no success is thrown as `ApiError`. */
export const api = createClient<paths>();
api.use(refusals);

/** The body of a reply that has one. */
export async function body<T>(reply: Promise<{ data?: T }>): Promise<T> {
  const { data } = await reply;
  if (data === undefined) throw new Error('the reply has no body');
  return data;
}

/** The header that makes a write safe to repeat. One key per intention, kept over its retries. */
export function idempotent(key: string): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': key };
}

export function newKey(): string {
  return crypto.randomUUID();
}

export interface Verdict<T> {
  result?: T | null;
  refusal?: Refusal | null;
}

/** Results and refusals of a batch, kept apart. */
export function sortVerdicts<T>(verdicts: Verdict<T>[]): { done: T[]; refused: Refusal[] } {
  const done: T[] = [];
  const refused: Refusal[] = [];
  for (const verdict of verdicts) {
    if (verdict.refusal) refused.push(verdict.refusal);
    else if (verdict.result) done.push(verdict.result);
  }
  return { done, refused };
}

/** The result of a batch of one; its refusal is thrown like any other. */
export async function single<T>(reply: Promise<{ data?: { verdicts: Verdict<T>[] } }>): Promise<T> {
  const { done, refused } = sortVerdicts((await body(reply)).verdicts);
  if (refused[0]) throw new ApiError(problemOfRefusal(refused[0]));
  if (done[0] === undefined) throw new Error('the reply has no verdict');
  return done[0];
}

/** What became of each item of a batch, in the order asked: its refusal, or `null` when it was done. */
export async function refusalsOf<T>(
  reply: Promise<{ data?: { verdicts: Verdict<T>[] } }>,
): Promise<(Refusal | null)[]> {
  return (await body(reply)).verdicts.map((verdict) => verdict.refusal ?? null);
}
