import { api, body } from '../api/client';
import type { BankStatement } from '../api/types';

/**
 * Reads a bank statement. The API's description gives its reply the shape of a customer's
 * statement, because both have one name there; the list names the right one.
 */
export async function readStatement(entity: string, statement: string): Promise<BankStatement> {
  const reply: unknown = await body(
    api.GET('/api/v1/entities/{entity}/bank-statements/{statement}', { params: { path: { entity, statement } } }),
  );
  return reply as BankStatement;
}
