/** How far a time zone is ahead of UTC at an instant, in milliseconds. */
function offset(at: Date, zone: string): number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes = '0'] = /GMT([+-])(\d\d):?(\d\d)?/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes)) * 60_000;
}

/** The instant at which a day (`YYYY-MM-DD`) begins in a time zone; so many days later where given. */
export function startOfDay(day: string, zone: string, later = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const midnight = Date.UTC(year, month - 1, date + later);
  // The offset of the first guess may be that of the day before a change of the clocks.
  const guess = midnight - offset(new Date(midnight), zone);
  return new Date(midnight - offset(new Date(guess), zone)).toISOString();
}
