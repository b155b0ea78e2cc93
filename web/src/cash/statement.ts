import { api, body } from '../api/client';
import type { BankStatement } from '../api/types';

/** Reads a bank statement with its balance check. */
export function readStatement(entity: string, statement: string): Promise<BankStatement> {
  return body(
    api.GET('/api/v1/entities/{entity}/bank-statements/{statement}', { params: { path: { entity, statement } } }),
  );
}
