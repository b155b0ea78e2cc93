import { describe, expect, it } from 'vitest';

import { nextLook } from './lastLook';

const HOUR = 3_600_000;

describe('the last look', () => {
  it('was a day ago at first', () => {
    expect(nextLook(null, 100 * HOUR)).toEqual({ seen: 100 * HOUR, before: 76 * HOUR });
  });
  it('stays the same while one comes back soon', () => {
    const first = nextLook({ seen: 10 * HOUR, before: HOUR }, 20 * HOUR);
    expect(first.before).toBe(10 * HOUR);
    expect(nextLook(first, 20 * HOUR + 60_000).before).toBe(10 * HOUR);
  });
});
