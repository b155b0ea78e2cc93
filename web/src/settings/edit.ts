import { idempotent } from '../api/client';
import type { components } from '../api/schema';
import type { Page } from '../api/types';

type Schemas = components['schemas'];

export type Product = Schemas['Product'];
export type PriceList = Schemas['PriceList'];
export type PriceView = Schemas['PriceView'];
export type NewPrice = Schemas['NewPrice'];
export type Term = Schemas['Term'];
export type TermRules = Schemas['TermRules'];
export type TaxRate = Schemas['TaxRate'];
export type NumberSeries = Schemas['NumberSeries'];
export type User = Schemas['User'];
export type RoleGrant = Schemas['RoleGrant'];
export type Role = Schemas['Role'];
export type ApiKey = Schemas['ApiKey'];
export type JobView = Schemas['JobView'];
export type Mail = Schemas['Mail'];
export type LoggedEvent = Schemas['LoggedEvent'];

export const TAX_CLASSES: Schemas['TaxClass'][] = ['standard', 'reduced', 'second_reduced', 'zero', 'exempt'];

/** The headers of an edit: safe to repeat, and refused when somebody else was first. */
export function editing(key: string, version: number): { 'Idempotency-Key': string; 'If-Match': string } {
  return { ...idempotent(key), 'If-Match': String(version) };
}

/** Reads something again out of a list that has no other way to it. */
export async function readAgain<T extends { id: string }>(
  seen: T,
  load: (after: string | undefined) => Promise<Page<T>>,
): Promise<T> {
  let after: string | undefined;
  do {
    const { items, next } = await load(after);
    const found = items.find((one) => one.id === seen.id);
    if (found) return found;
    after = next ?? undefined;
  } while (after !== undefined);
  return seen;
}

/** One of the given words, or none. */
export function oneOf<T extends string>(words: readonly T[], text: string | undefined): T | undefined {
  return words.find((word) => word === text);
}
