import type { LineWriteOff, Money, OpenItem, SettleLine, WriteOffReason } from '../api/types';
import { compareMoney, isNegative, isSome, nil, remainder, typedMoney } from '../ui/money';
import type { Proposal } from './decision';

export const WRITE_OFF_REASONS: WriteOffReason[] = ['small_difference', 'bank_charge', 'goodwill', 'bad_debt'];

/** What is typed for one open item. */
export interface Draft {
  amount: string;
  discount: string;
  writeOff: string;
  /** The discount is granted although its day has passed. */
  late: boolean;
  /** Why it is granted late. */
  why: string;
  /** Why the rest was withheld; no reason: it is simply not paid yet. */
  deduction: DeductionDraft;
}

/** What is said of a rest; no amount: of all of it. */
interface DeductionDraft {
  reason: string;
  amount: string;
  note: string;
}

/** By open item. */
export type Drafts = Record<string, Draft>;

export const NO_DEDUCTION: DeductionDraft = { reason: '', amount: '', note: '' };

export const EMPTY: Draft = {
  amount: '',
  discount: '',
  writeOff: '',
  late: false,
  why: '',
  deduction: NO_DEDUCTION,
};

/** Why differences are given up. */
export interface Given {
  reason: WriteOffReason;
  note: string;
}

/** The drafts that a proposal amounts to. */
export function draftsOf(proposal: Proposal | null): Drafts {
  const text = (money: Money) => (isSome(money) ? money.amount : '');
  // Credit notes are set off by taking the proposal over; money is not given to them.
  const lines = proposal?.lines.filter((line) => !isNegative(line.amount)) ?? [];
  return Object.fromEntries(
    lines.map((line) => [
      line.item,
      {
        ...EMPTY,
        amount: text(line.amount),
        discount: text(line.discount),
        writeOff: text(line.write_off),
        deduction: line.deduction
          ? { ...NO_DEDUCTION, reason: line.deduction.reason, note: line.deduction.note ?? '' }
          : NO_DEDUCTION,
      },
    ]),
  );
}

/** Whether something is typed that is no amount, or a late discount or another deduction is not explained yet. */
export function isWrong(drafts: Drafts, like: Money): boolean {
  return Object.values(drafts).some(
    ({ amount, discount, writeOff, late, why, deduction }) =>
      (discount !== '' && late && why.trim() === '') ||
      (deduction.reason === 'other' && deduction.note.trim() === '') ||
      [amount, discount, writeOff, deduction.amount].some((text) => text !== '' && !typedMoney(text, like)),
  );
}

export function writeOffOf(amount: Money, given: Given): LineWriteOff | null {
  return isSome(amount) ? { amount, reason: given.reason, note: given.note.trim() || null } : null;
}

const readAmount = (text: string, like: Money) => typedMoney(text || '0', like) ?? nil(like);

/** What a payment leaves open of an item that it pays in part; `null` for others. */
export function shortOf(item: OpenItem, draft: Draft): Money | null {
  const [amount, discount, writeOff] = [draft.amount, draft.discount, draft.writeOff].map((text) =>
    readAmount(text, item.residual),
  );
  if (!amount || !discount || !writeOff || !isSome(amount)) return null;
  const rest = remainder(item.residual, [amount, discount, writeOff]);
  return isSome(rest) && !isNegative(rest) ? rest : null;
}

function deductionOf(item: OpenItem | undefined, draft: Draft): SettleLine['deduction'] {
  const { reason, amount, note } = draft.deduction;
  const short = item && shortOf(item, draft);
  if (!short || reason === '') return null;
  return { amount: amount === '' ? short : readAmount(amount, short), reason, note: note.trim() || null };
}

/** The lines as the API takes them; what settles nothing is left out. */
export function linesOf(drafts: Drafts, like: Money, given: Given, items: OpenItem[]): SettleLine[] {
  const read = (text: string) => readAmount(text, like);
  return Object.entries(drafts).flatMap(([item, draft]): SettleLine[] => {
    const [amount, discount, writeOff] = [read(draft.amount), read(draft.discount), read(draft.writeOff)];
    if (![amount, discount, writeOff].some(isSome)) return [];
    return [
      {
        item,
        amount,
        discount: isSome(discount) ? discount : null,
        discount_late: isSome(discount) && draft.late,
        discount_reason: (isSome(discount) && draft.late && draft.why.trim()) || null,
        write_off: writeOffOf(writeOff, given),
        deduction: deductionOf(
          items.find((one) => one.id === item),
          draft,
        ),
      },
    ];
  });
}

/** What is left of the money after the lines. */
export function restOf(free: Money, lines: SettleLine[]): Money {
  return remainder(
    free,
    lines.map((line) => line.amount),
  );
}

/** Whether the discount's day had passed when the money came. */
export function isLate(item: OpenItem, on: string): boolean {
  return !item.discount_on || on > item.discount_on;
}

/** The draft that pays an item with what is left: all of it, or as far as the money goes. */
export function paying(item: OpenItem, left: Money): Draft {
  const short = compareMoney(left, item.residual) < 0;
  return { ...EMPTY, amount: (short ? (isNegative(left) ? nil(left) : left) : item.residual).amount };
}

/** The draft that clears an item with the discount on offer. */
export function discounting(item: OpenItem, on: string): Draft {
  const amount = remainder(item.residual, [item.discount]);
  return { ...EMPTY, amount: amount.amount, discount: item.discount.amount, late: isLate(item, on) };
}
