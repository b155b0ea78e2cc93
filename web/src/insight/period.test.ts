import { describe, expect, it } from 'vitest';

import { periodBefore, periodYearBefore } from './period';

describe('periods to compare with', () => {
  it('are whole months before whole months', () => {
    expect(periodBefore({ from: '2026-02-01', to: '2026-03-31' })).toEqual({ from: '2025-12-01', to: '2026-01-31' });
    expect(periodBefore({ from: '2025-07-01', to: '2026-06-30' })).toEqual({ from: '2024-07-01', to: '2025-06-30' });
  });
  it('are as many days before any other days', () => {
    expect(periodBefore({ from: '2026-03-11', to: '2026-03-20' })).toEqual({ from: '2026-03-01', to: '2026-03-10' });
  });
  it('end with the month a year before when they end with a month', () => {
    expect(periodYearBefore({ from: '2024-02-01', to: '2024-02-29' })).toEqual({
      from: '2023-02-01',
      to: '2023-02-28',
    });
    expect(periodYearBefore({ from: '2025-02-01', to: '2025-02-28' })).toEqual({
      from: '2024-02-01',
      to: '2024-02-29',
    });
    expect(periodYearBefore({ from: '2026-03-05', to: '2026-03-06' })).toEqual({
      from: '2025-03-05',
      to: '2025-03-06',
    });
  });
});
