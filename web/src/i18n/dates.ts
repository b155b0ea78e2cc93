import type { Language } from './format';

/** Between day, month and year, as the language writes them. */
const MARKS: Record<Language, string> = { en: '/', de: '.', fr: '/' };
/** How a date is typed, shown while a field is empty. */
const HINTS: Record<Language, string> = { en: 'dd/mm/yyyy', de: 'TT.MM.JJJJ', fr: 'jj/mm/aaaa' };

export function dateHint(language: Language): string {
  return HINTS[language];
}

/** A business date (`YYYY-MM-DD`) as it is typed: day, month, year. */
export function writeDate(date: string, language: Language): string {
  const [year, month, day] = date.split('-');
  return date === '' ? '' : [day, month, year].join(MARKS[language]);
}

/**
 * A typed date as a business date; `null` when it is none. Day, month and year may be parted by
 * any of `.`, `/`, `-` and space; a year of two digits is of this century, one that is left out
 * is that of `today`. `YYYY-MM-DD` is read as well.
 */
export function readDate(text: string, today: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  if (iso) return dateOf(iso[1], iso[2], iso[3]);
  const typed = /^(\d{1,2})[./\- ](\d{1,2})(?:[./\- ](\d{4}|\d{2})?)?$/.exec(text.trim());
  if (!typed) return null;
  const year = typed[3] ?? today.slice(0, 4);
  return dateOf(year.length === 2 ? `20${year}` : year, typed[2], typed[1]);
}

function dateOf(year = '', month = '', day = ''): string | null {
  const text = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  const date = new Date(`${text}T00:00:00Z`);
  // The 30th of February is read as a day in March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

/** The business date so many days later. */
export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** The present business date in a time zone. */
export function todayIn(timeZone: string): string {
  // Sweden writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(new Date());
}
