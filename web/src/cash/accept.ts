import { api, body, idempotent } from '../api/client';
import type { CashException, MatchReport, SignOffCommand } from '../api/types';
import { isNegative, isSome } from '../ui/money';
import { itemsOf, type ProposedLine } from './decision';

/** How many rounds one click does; each takes as many entries as the server does at a time. */
const ROUNDS_MAX = 100;

/** What became of proposals that were to be taken over. */
export interface Accepted {
  done: number;
  left: MatchReport['left'];
  /** What one person may not take over alone. */
  toSign: SignOffCommand[];
}

/** Takes the proposals of entries over, unless they are others by now than those that were seen. */
export async function acceptSeen(entity: string, rows: CashException[], key: string): Promise<Accepted> {
  const entries = rows.flatMap(({ id, decision: { proposal } }) =>
    proposal ? [{ entry: id, items: itemsOf(proposal) }] : [],
  );
  const params = { path: { entity }, header: idempotent(key) };
  const select = { entries };
  const report = await body(api.POST('/api/v1/entities/{entity}/exceptions/accept', { params, body: { select } }));
  const applied = new Set(report.applied.map((one) => one.entry));
  // Only their number is told: where others were left as well, nobody knows which need a signature.
  const onlyThat = report.left.every((one) => one.reason === 'sign_off_needed');
  const left = onlyThat ? rows.filter((row) => !applied.has(row.id)) : [];
  return { done: report.applied.length, left: report.left, toSign: left.flatMap(asCommand) };
}

/** A proposal as an application by hand; one that uses up credit notes is none. */
export function asCommand({ id, decision: { proposal } }: CashException): SignOffCommand[] {
  if (!proposal || proposal.lines.some((line) => isNegative(line.amount))) return [];
  return [{ apply: { entry: id, customer: proposal.customer, lines: proposal.lines.map(asLine) } }];
}

function asLine({ item, amount, discount, write_off: difference }: ProposedLine) {
  return {
    item,
    amount,
    discount: isSome(discount) ? discount : null,
    write_off: isSome(difference) ? { amount: difference, reason: 'small_difference' as const } : null,
  };
}

/** Takes over all proposals that are so sure, in percent. */
export async function acceptAbove(entity: string, confidence: string, key: string): Promise<Accepted> {
  const all: Accepted = { done: 0, left: [], toSign: [] };
  let after: string | null | undefined = null;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    // A round is a write of its own: its key says which.
    const params = { path: { entity }, header: idempotent(`${key}-${round}`) };
    const select = { above: { confidence, after } };
    const report: MatchReport = await body(
      api.POST('/api/v1/entities/{entity}/exceptions/accept', { params, body: { select } }),
    );
    all.done += report.applied.length;
    all.left.push(...report.left);
    after = report.next;
    if (!after) break;
  }
  return all;
}

/** How many were left, of all reasons. */
export function countLeft({ left }: Accepted): number {
  return left.reduce((sum, one) => sum + one.count, 0);
}
