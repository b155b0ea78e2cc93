import { api, body, idempotent } from '../api/client';
import { problemFrom } from '../api/problem';
import type { SignOff, SignOffCommand } from '../api/types';
import { count } from '../orders/actions';

/** Whether the server leaves it to a second person. */
export function needsSignOff(error: unknown): boolean {
  return error !== null && problemFrom(error).code === 'sign_off_needed';
}

/** Asks a second person for commands, each by itself. */
export async function askSignOffs(entity: string, commands: SignOffCommand[], note: string, key: string) {
  for (const [index, command] of commands.entries()) {
    const params = { path: { entity }, header: idempotent(`${key}-${index}`) };
    const given = { command, note: note.trim() || null };
    await body(api.POST('/api/v1/entities/{entity}/sign-offs', { params, body: given }));
  }
}

export type Decision = 'sign' | 'decline' | 'withdraw';

/** Signs, declines or withdraws what waits. */
export function decide(entity: string, what: Decision, rows: SignOff[], note: string, key: string) {
  const params = { path: { entity }, header: idempotent(key) };
  const given = rows.map((row) => ({ sign_off: row.id, note: note.trim() || null }));
  switch (what) {
    case 'sign':
      return count(api.POST('/api/v1/entities/{entity}/sign-offs/sign', { params, body: given }));
    case 'decline':
      return count(api.POST('/api/v1/entities/{entity}/sign-offs/decline', { params, body: given }));
    case 'withdraw':
      return count(api.POST('/api/v1/entities/{entity}/sign-offs/withdraw', { params, body: given }));
  }
}
