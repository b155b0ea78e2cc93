import { api, body } from '../api/client';
import { problemFrom } from '../api/problem';
import type { BankEntry, CashException } from '../api/types';

export interface JudgedEntry {
  entry: BankEntry;
  /** What the matching engine thinks of it; `null` when it waits for nobody. */
  exception: CashException | null;
}

/** A bank entry, and while it waits what the engine thinks of it: asked only once it is known to wait. */
export async function readEntry(entity: string, entry: string): Promise<JudgedEntry> {
  const params = { path: { entity, bank_entry: entry } };
  const found = await body(api.GET('/api/v1/entities/{entity}/bank-entries/{bank_entry}', { params }));
  if (found.status !== 'open') return { entry: found, exception: null };
  try {
    const exception = await body(api.GET('/api/v1/entities/{entity}/exceptions/{bank_entry}', { params }));
    return { entry: found, exception };
  } catch (error) {
    // Meanwhile somebody, or matching by itself, may have applied it.
    if (problemFrom(error).status !== 404) throw error;
    const now = await body(api.GET('/api/v1/entities/{entity}/bank-entries/{bank_entry}', { params }));
    return { entry: now, exception: null };
  }
}
