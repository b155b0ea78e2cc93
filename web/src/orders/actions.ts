import { api, body, idempotent, sortVerdicts, type Verdict } from '../api/client';
import { ApiError, problemOfRefusal, type Refusal } from '../api/problem';
import type { ChangeLine, OrderHead } from '../api/types';

export type OrderStatus = OrderHead['status'];

export const STATUSES: OrderStatus[] = [
  'received',
  'held',
  'acknowledged',
  'delivered',
  'closed',
  'cancelled',
  'refused',
];

export function isStatus(text: string | undefined): text is OrderStatus {
  return STATUSES.some((status) => status === text);
}

/** What became of a batch. */
export interface Batch<T> {
  done: number;
  refused: number;
  results: T[];
  refusals: Refusal[];
}

/** How a batch is sent: to be done, or only tried. */
export interface Sending {
  key: string;
  trial?: boolean;
}

/** How many of a batch were done; when none was, the first refusal is thrown. */
export async function count<T>(reply: Promise<{ data?: { verdicts: Verdict<T>[] } }>): Promise<Batch<T>> {
  const { done, refused } = sortVerdicts((await body(reply)).verdicts);
  if (done.length === 0 && refused[0]) throw new ApiError(problemOfRefusal(refused[0]));
  return { done: done.length, refused: refused.length, results: done, refusals: refused };
}

/** The parameters that every batch takes. */
export function batch(entity: string, { key, trial = false }: Sending) {
  return { path: { entity }, query: { dry_run: trial }, header: idempotent(key) };
}

export function acknowledge(entity: string, orders: string[], confirmedOn: string, sending: Sending) {
  const given = orders.map((order) => ({ order, confirmed_on: confirmedOn === '' ? null : confirmedOn }));
  return count(
    api.POST('/api/v1/entities/{entity}/orders/acknowledge', { params: batch(entity, sending), body: given }),
  );
}

export function cancel(entity: string, orders: string[], reason: string, sending: Sending) {
  const given = orders.map((order) => ({ order, reason }));
  return count(api.POST('/api/v1/entities/{entity}/orders/cancel', { params: batch(entity, sending), body: given }));
}

export function refuse(entity: string, orders: string[], reason: string, sending: Sending) {
  const given = orders.map((order) => ({ order, reason }));
  return count(api.POST('/api/v1/entities/{entity}/orders/refuse', { params: batch(entity, sending), body: given }));
}

export function release(entity: string, holds: string[], note: string, force: boolean, sending: Sending) {
  const given = holds.map((hold) => ({ hold, force, note: note === '' ? null : note }));
  return count(api.POST('/api/v1/entities/{entity}/holds/release', { params: batch(entity, sending), body: given }));
}

/** Places holds again that were lifted. */
export function restore(entity: string, holds: string[], reason: string, sending: Sending) {
  const given = holds.map((hold) => ({ hold, reason }));
  return count(api.POST('/api/v1/entities/{entity}/holds/restore', { params: batch(entity, sending), body: given }));
}

export function mend(entity: string, changes: ChangeLine[], sending: Sending) {
  return count(
    api.POST('/api/v1/entities/{entity}/orders/change-lines', { params: batch(entity, sending), body: changes }),
  );
}

/** Quantities of lines by number; a line that is left out is not touched. */
export interface LineQuantity {
  line_no: number;
  quantity: string;
}

export function cancelLines(entity: string, order: string, lines: LineQuantity[], reason: string, sending: Sending) {
  return count(
    api.POST('/api/v1/entities/{entity}/orders/cancel-lines', {
      params: batch(entity, sending),
      body: [{ order, lines, reason }],
    }),
  );
}
