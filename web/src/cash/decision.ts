import type { Money } from '../api/types';
import { isLoose, listOf, moneyOf, proposalIn, textOf, type Proposal } from './proposal';

/** A document that a payment names, and how it was found. */
export interface Named {
  token: string;
  number: string;
  source: string;
  byReference: boolean;
  open: Money | null;
}

/** What the matching engine thought of a payment, as far as people read it. */
export interface Decision {
  policy: string;
  confidence: number;
  named: Named[];
  /** What spoke for or against it, and what each counts. */
  parts: { feature: string; points: number }[];
  proposal: Proposal | null;
  runnerUp: Proposal | null;
}

/** Reads the engine's record; what an engine does not record is left empty. */
export function readDecision(given: Record<string, unknown>): Decision {
  const outcome = isLoose(given.outcome) ? given.outcome : {};
  return {
    policy: textOf(given.policy),
    confidence: typeof given.confidence === 'number' ? given.confidence : 0,
    named: listOf(given.named).map((one) => ({
      token: textOf(one.token),
      number: textOf(one.number),
      source: textOf(one.source),
      byReference: one.by_reference === true,
      open: moneyOf(one.open),
    })),
    parts: listOf(given.parts).map((one) => ({
      feature: textOf(one.feature),
      points: typeof one.points === 'number' ? one.points : 0,
    })),
    proposal: proposalIn(outcome.proposal),
    runnerUp: proposalIn(given.runner_up),
  };
}
