import type { CashException } from '../api/types';

/** What the engine made of a payment. */
export type Decision = CashException['decision'];

/** The likeliest application of a payment. */
export type Proposal = NonNullable<Decision['proposal']>;

/** What goes to one item. */
export type ProposedLine = Proposal['lines'][number];

/** The items of an application: they say which proposal was seen. */
export function itemsOf(proposal: Proposal): string[] {
  return proposal.lines.map((line) => line.item);
}
