import { api, body, idempotent } from '../../api/client';
import { problemFrom, type Problem, type Refusal } from '../../api/problem';
import type { ImportedAdvice, RemittanceAdvice } from '../../api/types';

/** A file or text on its way in, and what became of it. */
export interface AdviceFile {
  name: string;
  imported: ImportedAdvice[];
  refused: Refusal[];
  problem: Problem | null;
}

/** Sends a file or text as it is; whatever happens is told in the answer, so that the next file gets its turn. */
export async function sendAdvice(
  entity: string,
  name: string,
  content: Blob,
  currency: string | undefined,
): Promise<AdviceFile> {
  const told: AdviceFile = { name, imported: [], refused: [], problem: null };
  try {
    const params = { path: { entity }, query: { name, currency } };
    // The description calls a body of bytes a text; the file is sent as it is.
    const request = { params, body: content as unknown as string, bodySerializer: (it: unknown) => it as Blob };
    const headers = { 'Content-Type': 'application/octet-stream' };
    const reply = await body(api.POST('/api/v1/entities/{entity}/remittance-advices', { ...request, headers }));
    const imported = reply.verdicts.flatMap((verdict) => (verdict.result ? [verdict.result] : []));
    const refused = reply.verdicts.flatMap((verdict) => (verdict.refusal ? [verdict.refusal] : []));
    return { ...told, imported, refused };
  } catch (error) {
    return { ...told, problem: problemFrom(error) };
  }
}

export function linkAdvice(entity: string, advice: string, entry: string, key: string) {
  const params = { path: { entity }, header: idempotent(key) };
  return body(api.POST('/api/v1/entities/{entity}/remittance-advices/link', { params, body: { advice, entry } }));
}

export function unlinkAdvice(entity: string, advice: string, key: string) {
  const params = { path: { entity }, header: idempotent(key) };
  return body(api.POST('/api/v1/entities/{entity}/remittance-advices/unlink', { params, body: { advice } }));
}

/** Whose advice it is, as well as that is told. */
export function senderOf(advice: RemittanceAdvice): string {
  return advice.payer_name ?? advice.customer_name ?? advice.payment_ref ?? advice.file_name;
}
