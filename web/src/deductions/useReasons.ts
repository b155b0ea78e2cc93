import { api, body } from '../api/client';
import type { DeductionReason } from '../api/types';
import { useApi } from '../api/useApi';
import { useWord } from '../ui/Figures';

export interface Reasons {
  /** What a reason is called, by its code. */
  say: (code: string) => string;
  all: DeductionReason[];
  error: unknown;
}

/** The reasons for which payers withhold: by the company's names, else by the words of the desk. */
export function useReasons(): Reasons {
  const word = useWord();
  const query = useApi(['deduction-reasons'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/deduction-reasons', { params: { path: { entity } } })),
  );
  const all = query.data ?? [];
  const say = (code: string) => all.find((one) => one.code === code)?.name ?? word(code);
  return { say, all, error: query.error };
}
