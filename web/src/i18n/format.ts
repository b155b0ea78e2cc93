import type { Money } from '../api/types';

export type Language = 'en' | 'de' | 'fr';

const LOCALES: Record<Language, string> = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR' };

/** Narrows a decimal text to what Intl formats exactly, without a detour through a binary float. */
function isDecimal(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}

const numbers = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language}${decimals}`;
  const known = numbers.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  numbers.set(key, made);
  return made;
}

/** A decimal text by locale, with the decimals that it has; anything else comes back as it is. */
export function formatDecimal(text: string, language: Language): string {
  if (!isDecimal(text)) return text;
  const decimals = text.split('.')[1]?.length ?? 0;
  return numberFormat(language, decimals).format(text).replace('-', '\u2212');
}

/** Decimals with which a measured figure is read at a glance. */
const GLANCE = 1;

/** A measured figure rounded for the eye; what is below one keeps its decimals. */
export function formatGlance(text: string, language: Language): string {
  if (!isDecimal(text) || /^-?0(\.|$)/.test(text)) return formatDecimal(text, language);
  const decimals = Math.min(text.split('.')[1]?.length ?? 0, GLANCE);
  return numberFormat(language, decimals).format(text).replace('-', '\u2212');
}

/** How many decimals a currency is written with. */
export function decimalsOf(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return maximumFractionDigits ?? 2;
}

/** An amount whose text may have fewer decimals than its currency, as measured figures do. */
export function formatLoose(text: string, currency: string, language: Language): string {
  if (!isDecimal(text)) return text;
  const given = text.split('.')[1]?.length ?? 0;
  return numberFormat(language, Math.max(given, decimalsOf(currency)))
    .format(text)
    .replace('-', '\u2212');
}

/** An amount without its currency. */
export function formatAmount(money: Money, language: Language): string {
  return formatDecimal(money.amount, language);
}

/** An amount with its currency code, for running text. */
export function formatMoney(money: Money, language: Language): string {
  return `${formatAmount(money, language)}\u00a0${money.currency}`;
}

/** A business date (`YYYY-MM-DD`); it has no time zone, so none may shift it. */
export function formatDate(date: string, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** A month, given by any of its days. */
export function formatMonth(date: string, language: Language): string {
  const options = { year: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(LOCALES[language], options).format(new Date(`${date}T00:00:00Z`));
}

/** An instant, in the legal entity's time zone. */
export function formatInstant(instant: string, language: Language, timeZone: string): string {
  const options = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const;
  return new Intl.DateTimeFormat(LOCALES[language], options).format(new Date(instant));
}

/** A month in short, for axes. */
export function formatMonthShort(instant: number, language: Language): string {
  const options = { year: '2-digit', month: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(LOCALES[language], options).format(new Date(instant));
}

/** A country by name, given by its two letters; anything else comes back as it is. */
export function formatCountry(code: string, language: Language): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(LOCALES[language], { type: 'region' }).of(code) ?? code;
}

/** An account number in groups of four, as people read it. */
export function inGroups(accountNo: string): string {
  return accountNo.replace(/(.{4})(?=.)/g, '$1 ');
}

/** The sum of amounts of one currency, exact; `null` when currencies differ or none is given. */
export function sumMoney(amounts: Money[]): Money | null {
  const first = amounts[0];
  if (!first || amounts.some((money) => money.currency !== first.currency)) return null;
  const decimals = first.amount.split('.')[1]?.length ?? 0;
  const total = amounts.reduce((sum, money) => sum + BigInt(money.amount.replace('.', '')), 0n);
  const digits = (total < 0n ? -total : total).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '' : `.${digits.slice(-decimals)}`;
  return { amount: `${total < 0n ? '-' : ''}${whole}${fraction}`, currency: first.currency };
}
