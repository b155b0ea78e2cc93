import { api, body, idempotent, sortVerdicts } from '../api/client';
import { ApiError, problemOfRefusal } from '../api/problem';
import type { OrderHead } from '../api/types';

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

/** How many of a batch were done; when none was, the first refusal is thrown. */
export async function count<T>(
  reply: Promise<{ data?: { verdicts: Parameters<typeof sortVerdicts<T>>[0] } }>,
): Promise<{ done: number; refused: number }> {
  const { done, refused } = sortVerdicts((await body(reply)).verdicts);
  if (done.length === 0 && refused[0]) throw new ApiError(problemOfRefusal(refused[0]));
  return { done: done.length, refused: refused.length };
}

export function acknowledge(entity: string, orders: string[], confirmedOn: string, key: string) {
  const given = orders.map((order) => ({ order, confirmed_on: confirmedOn === '' ? null : confirmedOn }));
  const params = { path: { entity }, header: idempotent(key) };
  return count(api.POST('/api/v1/entities/{entity}/orders/acknowledge', { params, body: given }));
}

export function cancel(entity: string, orders: string[], reason: string, key: string) {
  const params = { path: { entity }, header: idempotent(key) };
  return count(
    api.POST('/api/v1/entities/{entity}/orders/cancel', { params, body: orders.map((order) => ({ order, reason })) }),
  );
}

export function refuse(entity: string, orders: string[], reason: string, key: string) {
  const params = { path: { entity }, header: idempotent(key) };
  return count(
    api.POST('/api/v1/entities/{entity}/orders/refuse', { params, body: orders.map((order) => ({ order, reason })) }),
  );
}

export function ship(entity: string, order: string, key: string) {
  const params = { path: { entity }, header: idempotent(key) };
  return count(api.POST('/api/v1/entities/{entity}/deliveries', { params, body: [{ order }] }));
}

export function release(entity: string, holds: string[], note: string, force: boolean, key: string) {
  const given = holds.map((hold) => ({ hold, force, note: note === '' ? null : note }));
  const params = { path: { entity }, header: idempotent(key) };
  return count(api.POST('/api/v1/entities/{entity}/holds/release', { params, body: given }));
}
