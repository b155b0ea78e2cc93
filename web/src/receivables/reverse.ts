import { api, idempotent } from '../api/client';
import type { EntryView, Permission } from '../api/types';
import { count } from '../orders/actions';

type Kind = EntryView['kind'];

/** Whether somebody may take back the entry of such a kind: discounts and write-offs can be. */
export function mayReverse(kind: Kind, may: (permission: Permission) => boolean): boolean {
  if (kind !== 'discount' && kind !== 'write_off') return false;
  return may('receivables.allocate') && (kind === 'discount' || may('receivables.write_off'));
}

/** Takes discounts and write-offs back; what they took off is open again. */
export function reverseEntries(entity: string, entries: string[], reason: string, key: string) {
  const params = { path: { entity }, header: idempotent(key) };
  const given = entries.map((entry) => ({ entry, reason }));
  return count(api.POST('/api/v1/entities/{entity}/journal/reverse', { params, body: given }));
}
