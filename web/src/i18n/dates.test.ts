import { describe, expect, it } from 'vitest';

import { addDays, readDate, todayIn, writeDate } from './dates';

const TODAY = '2026-11-22';

describe('a typed date', () => {
  it('is read with any mark, with two digits of the year and without a year', () => {
    for (const text of ['31.12.2026', '31/12/2026', '31-12-26', ' 31 12 2026 ', '31.12.', '31/12', '2026-12-31']) {
      expect(readDate(text, TODAY), text).toBe('2026-12-31');
    }
  });
  it('is refused when the calendar does not have it, or it is not finished', () => {
    for (const text of ['30.02.2026', '31.13.2026', '1.1.202', '1', 'today', '']) {
      expect(readDate(text, TODAY), text).toBeNull();
    }
    expect(readDate('29.2.2024', TODAY)).toBe('2024-02-29');
  });
  it('is written as the language does, and comes back the same', () => {
    expect(writeDate('2026-03-01', 'de')).toBe('01.03.2026');
    expect(writeDate('2026-03-01', 'en')).toBe('01/03/2026');
    for (const language of ['en', 'de', 'fr'] as const) {
      expect(readDate(writeDate('2026-03-01', language), TODAY)).toBe('2026-03-01');
    }
  });
});

describe('a day', () => {
  it('steps over ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  });
  it('is that of the time zone', () => {
    expect(todayIn('Pacific/Kiritimati') >= todayIn('Pacific/Pago_Pago')).toBe(true);
    expect(todayIn('UTC')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});
