import { api, body } from '../api/client';
import { problemFrom, type Problem, type Refusal } from '../api/problem';
import type { ImportedBankPart } from '../api/types';

/** A bank file on its way in, and what became of its statements or notifications. */
export interface BankFile {
  file: File;
  state: 'waiting' | 'running' | 'done';
  imported: ImportedBankPart[];
  refused: Refusal[];
  problem: Problem | null;
}

export function waiting(file: File): BankFile {
  return { file, state: 'waiting', imported: [], refused: [], problem: null };
}

/** Sends one file; whatever happens is told in the answer, so that the next file gets its turn. */
export async function sendFile(entity: string, given: BankFile, account: string | undefined): Promise<BankFile> {
  try {
    const params = { path: { entity }, query: { name: given.file.name, account } };
    // The description calls a body of bytes a text; the file is sent as it is.
    const request = { params, body: given.file as unknown as string, bodySerializer: (it: unknown) => it as File };
    const headers = { 'Content-Type': 'application/octet-stream' };
    const reply = await body(api.POST('/api/v1/entities/{entity}/bank-statements', { ...request, headers }));
    const imported = reply.verdicts.flatMap((verdict) => (verdict.result ? [verdict.result] : []));
    const refused = reply.verdicts.flatMap((verdict) => (verdict.refusal ? [verdict.refusal] : []));
    return { ...given, state: 'done', imported, refused };
  } catch (error) {
    return { ...given, state: 'done', problem: problemFrom(error) };
  }
}
