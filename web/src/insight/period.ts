const DAY_MS = 86_400_000;

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** The latest of some days: what is set off must be there. */
export function latest(first: string, ...days: string[]): string {
  return days.reduce((found, day) => (day > found ? day : found), first);
}

/** The day after the same day one year before: with `to` the last day, twelve months. */
export function yearBefore(to: string): string {
  const date = new Date(`${to}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  return iso(new Date(date.getTime() + DAY_MS));
}

/** The calendar months up to the month of a day, oldest first, each with its first and last day. */
export function monthsUpTo(day: string, count: number): { from: string; to: string }[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return Array.from({ length: count }, (_, index) => {
    const back = month - count + index;
    return { from: iso(new Date(Date.UTC(year, back, 1))), to: iso(new Date(Date.UTC(year, back + 1, 0))) };
  });
}

export interface Period {
  from: string;
  to: string;
}

/** The customers that figures are of, where these are not all. */
export interface CustomerGroup {
  segment?: string;
  country?: string;
}

/** What figures are asked for. */
export type Asked = Period & CustomerGroup & KpiScope;

/** Of whose and which documents key figures are, and as of when they were known. */
export interface KpiScope {
  customer?: string;
  channel?: string;
  /** Of lines of products of this group. */
  product_group?: string;
  known_on?: string;
}

/** The period before, as long as this one: whole months before whole months, else as many days. */
export function periodBefore({ from, to }: Period): Period {
  const months = monthsUpTo(to, 1)[0]?.to === to && from.endsWith('-01') ? monthsBetween(from, to) : 0;
  if (months > 0) {
    const before = monthsUpTo(iso(new Date(Date.parse(from) - DAY_MS)), months);
    return { from: before[0]?.from ?? from, to: before.at(-1)?.to ?? to };
  }
  const length = Date.parse(to) - Date.parse(from) + DAY_MS;
  return { from: iso(new Date(Date.parse(from) - length)), to: iso(new Date(Date.parse(from) - DAY_MS)) };
}

/** The same days one year earlier; the 29th of February becomes the 28th. */
export function periodYearBefore(period: Period): Period {
  const back = (day: string) => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
    const last = new Date(Date.UTC(year - 1, month, 0)).getUTCDate();
    const end = new Date(Date.UTC(year, month, 0)).getUTCDate() === date;
    return iso(new Date(Date.UTC(year - 1, month - 1, end ? last : Math.min(date, last))));
  };
  return { from: back(period.from), to: back(period.to) };
}

/** How many calendar months two days span, both counted. */
function monthsBetween(from: string, to: string): number {
  const [year = 0, month = 0] = from.split('-').map(Number);
  const [lastYear = 0, lastMonth = 0] = to.split('-').map(Number);
  return (lastYear - year) * 12 + lastMonth - month + 1;
}
