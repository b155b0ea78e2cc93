import { sourcePath } from '../receivables/source';
import type { LoggedEvent } from '../api/types';
import type { useFormat } from '../i18n/useFormat';

type Format = Pick<ReturnType<typeof useFormat>, 'money' | 'date' | 'instant' | 'decimal'>;

/** Particulars that a line of a timeline tells, in this order; the log has the rest. */
const TOLD = [
  'number',
  'gross',
  'amount',
  'confirmed_on',
  'due_on',
  'reason',
  'note',
  'signed_by',
  'recipient',
  'error',
  'name',
];

/** What of the things that an event concerns a timeline leads to. */
const LED_TO = new Set(['order', 'delivery', 'invoice', 'receipt', 'bank_entry']);

function isMoney(value: unknown): value is { amount: string; currency: string } {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;
}

/** A particular as text; empty for what is no plain value. */
export function plain(value: unknown, format: Format, word: (code: string) => string): string {
  if (isMoney(value)) return format.money(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return word(value ? 'yes' : 'no');
  if (typeof value !== 'string') return '';
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.date(value) : value;
}

interface Change {
  field: string;
  from: string;
  to: string;
}

/** What an edit changed, field by field; lists are named, not spelt out. */
export function changesOf(event: Pick<LoggedEvent, 'attributes'>, format: Format, word: (code: string) => string) {
  const { changes, limit } = event.attributes;
  const found: Change[] = [];
  if (typeof limit === 'object' && limit !== null && 'after' in limit && 'before' in limit) {
    found.push({ field: 'limit', from: plain(limit.before, format, word), to: plain(limit.after, format, word) });
  }
  for (const [field, change] of Object.entries((changes ?? {}) as Record<string, { from?: unknown; to?: unknown }>)) {
    found.push({ field, from: plain(change.from, format, word), to: plain(change.to, format, word) });
  }
  return found;
}

/** What an event tells besides what happened. */
export function factsOf(event: Pick<LoggedEvent, 'attributes'>, format: Format, word: (code: string) => string) {
  return TOLD.flatMap((name) => {
    const value = event.attributes[name];
    const text = name === 'reason' && typeof value === 'string' ? word(value) : plain(value, format, word);
    return text === '' ? [] : [text];
  });
}

/** The pages of what an event concerns, other than the thing whose timeline it is and the customer, each kind once. */
export function placesOf(event: Pick<LoggedEvent, 'objects'>, subject: string): { type: string; path: string }[] {
  const places = new Map<string, string>();
  for (const { type, id } of event.objects) {
    if (!LED_TO.has(type) || id === subject || places.has(type)) continue;
    const path = sourcePath({ type, id });
    if (path) places.set(type, path);
  }
  return [...places].map(([type, path]) => ({ type, path }));
}
