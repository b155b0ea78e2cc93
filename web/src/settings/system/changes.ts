/** A field that an event changed. */
export interface Change {
  field: string;
  from: unknown;
  to: unknown;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What an event says it changed, and what else it says. */
export function readChanges(attributes: Record<string, unknown>): {
  changes: Change[];
  rest: Record<string, unknown>;
} {
  const { changes, ...rest } = attributes;
  if (!isRecord(changes)) return { changes: [], rest: attributes };
  const read = Object.entries(changes).map(([field, change]) =>
    isRecord(change) && 'from' in change && 'to' in change ? { field, from: change.from, to: change.to } : null,
  );
  if (read.some((change) => change === null)) return { changes: [], rest: attributes };
  return { changes: read.filter((change) => change !== null), rest };
}
