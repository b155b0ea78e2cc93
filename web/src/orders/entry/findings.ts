import type { Problem } from '../../api/problem';
import type { HoldView, OrderReceipt } from '../../api/types';

export type ReceiptLine = OrderReceipt['lines'][number];

/** What a trial found of a line. */
export interface LineFinding {
  /** Its prices and what it comes to. */
  receipt: ReceiptLine | null;
  hold: HoldView | null;
  /** What the server refuses, and the field it names. */
  fault: { field: string; detail: string } | null;
}

interface Found {
  receipt: OrderReceipt | undefined;
  /** The lines that were tried, in the order in which they were sent. */
  keys: string[];
}

/** The line and the field that a refusal names, as in `lines[2].quantity`. */
export function faultyLine(field: string | null): { index: number; field: string } | null {
  const [, index, name] = /^lines\[(\d+)\]\.(\w+)/.exec(field ?? '') ?? [];
  return index !== undefined && name !== undefined ? { index: Number(index), field: name } : null;
}

/** What was found, by line; `sent` are the lines that a refusal counts. */
export function findingsOf(found: Found, sent: string[], problem: Problem | null): Map<string, LineFinding> {
  const findings = new Map<string, LineFinding>();
  found.keys.forEach((key, index) => {
    const hold = found.receipt?.holds.find((one) => one.line_no === index + 1) ?? null;
    findings.set(key, { receipt: found.receipt?.lines[index] ?? null, hold, fault: null });
  });
  const faulty = faultyLine(problem?.field ?? null);
  const key = faulty && sent[faulty.index];
  if (problem && faulty && key) {
    const known = findings.get(key) ?? { receipt: null, hold: null };
    findings.set(key, { ...known, fault: { field: faulty.field, detail: problem.detail } });
  }
  return findings;
}
