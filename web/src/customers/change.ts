import { api, body } from '../api/client';
import type { Customer, CustomerChange } from '../api/types';
import { batch, type Sending } from '../orders/actions';

/** Sends a change that was made on a version of a customer. */
export function changeCustomer(
  entity: string,
  customer: string,
  change: CustomerChange,
  version: number,
  sending: Sending,
): Promise<Customer> {
  const { path, query, header } = batch(entity, sending);
  const guarded = { ...header, 'If-Match': String(version) };
  const params = { path: { ...path, customer }, query, header: guarded };
  return body(api.PATCH('/api/v1/entities/{entity}/customers/{customer}', { params, body: change, headers: guarded }));
}
