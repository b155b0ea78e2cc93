import type { NewOrder } from '../../api/types';
import type { Language } from '../../i18n/format';
import { readDate } from '../../i18n/dates';
import { typedDecimal } from '../../i18n/typed';

/** What a date means that is typed without its year. */
const THIS_YEAR = new Date().toISOString().slice(0, 10);

/** A line as it is typed. Texts stay as typed until they are sent. */
export interface DraftLine {
  key: string;
  sku: string;
  quantity: string;
  requestedOn: string;
  /** The customer's own price; empty leaves it to the agreement. */
  price: string;
  /** Per cent off the price; empty: none. */
  discount: string;
  /** Why price or discount are not as agreed. */
  why: string;
}

/** An order as it is typed; names are ids, empty texts mean the customer's defaults. */
export interface OrderDraft {
  customer: string;
  shipTo: string;
  billTo: string;
  payer: string;
  customerOrderNo: string;
  orderedOn: string;
  requestedOn: string;
  currency: string;
  paymentTerm: string;
  channel: NonNullable<NewOrder['channel']>;
  note: string;
  lines: DraftLine[];
}

export const CHANNELS: OrderDraft['channel'][] = ['email', 'phone', 'field', 'edi', 'shop', 'portal'];

export function emptyLine(): DraftLine {
  return { key: crypto.randomUUID(), sku: '', quantity: '', requestedOn: '', price: '', discount: '', why: '' };
}

export function emptyDraft(customer = ''): OrderDraft {
  return {
    customer,
    shipTo: '',
    billTo: '',
    payer: '',
    customerOrderNo: '',
    orderedOn: '',
    requestedOn: '',
    currency: '',
    paymentTerm: '',
    channel: 'email',
    note: '',
    lines: [emptyLine()],
  };
}

function isBlank(line: DraftLine): boolean {
  return [line.sku, line.quantity, line.price, line.discount, line.requestedOn].every((text) => text.trim() === '');
}

/** Lines that somebody began. */
export function begun(draft: OrderDraft): DraftLine[] {
  return draft.lines.filter((line) => !isBlank(line));
}

/** The fields of a line that can be wrong. */
export type Flaw = 'sku' | 'quantity' | 'price' | 'discount' | 'requestedOn';

/** Which field of a line is still to be mended: one that lacks its text or holds no number. */
export function flawOf(line: DraftLine, language: Language): Flaw | null {
  const isNumber = (text: string) => /^\d+(\.\d+)?$/.test(typedDecimal(text, language));
  if (line.sku.trim() === '') return 'sku';
  if (!isNumber(line.quantity)) return 'quantity';
  if (line.price.trim() !== '' && !isNumber(line.price)) return 'price';
  if (line.discount.trim() !== '' && !isNumber(line.discount)) return 'discount';
  return line.requestedOn.trim() === '' || readDate(line.requestedOn, THIS_YEAR) ? null : 'requestedOn';
}

/** Lines that can be sent. */
export function complete(draft: OrderDraft, language: Language): DraftLine[] {
  return draft.lines.filter((line) => flawOf(line, language) === null);
}

/** Whether there is something that should not get lost. */
export function isWorthKeeping(draft: OrderDraft): boolean {
  return begun(draft).length > 0 || draft.customerOrderNo !== '' || draft.note !== '';
}

/** Lines with one blank line at the end, to type on in. */
export function withRoom(lines: DraftLine[]): DraftLine[] {
  const last = lines.at(-1);
  return last && isBlank(last) ? lines : [...lines, emptyLine()];
}

/** Whether a line asks for another price than the agreed one. */
export function asksPrice(line: DraftLine): boolean {
  return line.price.trim() !== '' || line.discount.trim() !== '';
}

/** The order as the API takes it, of the lines that are complete. */
export function toOrder(draft: OrderDraft, language: Language): NewOrder {
  const lines = complete(draft, language);
  const given = (text: string) => text.trim() || null;
  const number = (text: string) => (text.trim() === '' ? null : typedDecimal(text, language));
  return {
    customer: draft.customer,
    ship_to: given(draft.shipTo),
    bill_to: given(draft.billTo),
    payer: given(draft.payer),
    customer_order_no: given(draft.customerOrderNo),
    ordered_on: given(draft.orderedOn),
    requested_on: given(draft.requestedOn),
    currency: given(draft.currency),
    payment_term: given(draft.paymentTerm),
    channel: draft.channel,
    note: given(draft.note),
    lines: lines.map((line) => ({
      sku: line.sku.trim(),
      quantity: typedDecimal(line.quantity, language),
      requested_on: readDate(line.requestedOn, THIS_YEAR),
      unit_price: number(line.price),
      discount: number(line.discount),
      price_reason: asksPrice(line) ? given(line.why) : null,
    })),
  };
}

/**
 * Lines from a spreadsheet: product number, quantity, then the customer's price and the wanted date
 * where given. A first row whose quantity has no digit is a heading.
 */
export function pastedLines(text: string): DraftLine[] {
  const rows = text
    .split(/\r?\n/)
    .map((row) => row.split('\t').map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ''));
  const [head] = rows;
  const titled = rows.length > 1 && head?.[1] !== undefined && head[1] !== '' && !/\d/.test(head[1]);
  return rows.slice(titled ? 1 : 0).map(([sku = '', quantity = '', price = '', requestedOn = '']) => ({
    ...emptyLine(),
    sku,
    quantity,
    price,
    requestedOn,
  }));
}
