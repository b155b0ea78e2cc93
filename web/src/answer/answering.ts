import type { Money, NewPayerAnswer } from '../api/types';
import { isSome, negated, typedMoney } from '../ui/money';

interface DocumentDraft {
  number: string;
  amount: string;
}

export interface Draft {
  documents: DocumentDraft[];
  message: string;
  notOurs: boolean;
}

export const NO_DOCUMENT: DocumentDraft = { number: '', amount: '' };

/** An amount with or without a minus; `null` where there is none. */
function amountOf(text: string, like: Money): Money | null {
  const [, minus = '', digits = ''] = /^([-−]?)\s*(.*)$/.exec(text.trim()) ?? [];
  const money = typedMoney(digits, like);
  return money && isSome(money) ? (minus ? negated(money) : money) : null;
}

/** Whether a row holds an amount that is none, or one without a number. */
export function isWrong(row: DocumentDraft, like: Money): boolean {
  return row.amount.trim() !== '' && (row.number.trim() === '' || amountOf(row.amount, like) === null);
}

/** The answer as it can be sent; `null` while it is empty or wrong. */
export function answerOf(draft: Draft, like: Money): NewPayerAnswer | null {
  if (draft.documents.some((row) => isWrong(row, like))) return null;
  const documents = draft.documents
    .filter((row) => row.number.trim() !== '')
    .map((row) => ({ number: row.number.trim(), amount: amountOf(row.amount, like) }));
  const message = draft.message.trim();
  if (documents.length === 0 && message === '' && !draft.notOurs) return null;
  return { documents, message: message || null, not_ours: draft.notOurs };
}
