import { expect, it } from 'vitest';

import { ageOf } from './age';

it.each([
  ['2026-01-10T11:59:30Z', 'minutes', 0],
  ['2026-01-10T11:01:00Z', 'minutes', 59],
  ['2026-01-10T11:00:00Z', 'hours', 1],
  ['2026-01-08T12:01:00Z', 'hours', 47],
  ['2026-01-08T12:00:00Z', 'days', 2],
  ['2026-01-11T00:00:00Z', 'minutes', 0],
] as const)('says how old %s is', (instant, key, count) => {
  expect(ageOf(instant, Date.parse('2026-01-10T12:00:00Z'))).toEqual({ key, count });
});
