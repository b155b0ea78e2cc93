import { api, idempotent } from '../api/client';
import { count } from '../orders/actions';
import { isSome } from '../ui/money';
import type { Proposal, ProposedLine } from './proposal';

/** A line as the API takes it: what is nil is left out. */
function settleLine(line: ProposedLine) {
  return {
    item: line.item,
    amount: line.amount,
    discount: isSome(line.discount) ? line.discount : null,
    write_off: isSome(line.writeOff) ? { amount: line.writeOff, reason: 'small_difference' as const } : null,
  };
}

/** Applies bank entries to the open items that were named for each. */
export function applyEntries(entity: string, entries: { entry: string; proposal: Proposal }[], key: string) {
  const params = { path: { entity }, header: idempotent(key) };
  const given = entries.map(({ entry, proposal }) => ({
    entry,
    customer: proposal.customer,
    lines: proposal.lines.map(settleLine),
  }));
  return count(api.POST('/api/v1/entities/{entity}/bank-entries/apply', { params, body: given }));
}
