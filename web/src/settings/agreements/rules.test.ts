import { describe, expect, it } from 'vitest';

import type { TermRules } from '../edit';
import { givenRules, isComplete, PLAIN, typedRules } from './rules';

describe('rules of payment terms', () => {
  it('come back from the form as they were', () => {
    const rules: TermRules = {
      discount: { percent: '2', days: 10 },
      instalments: [
        { share: { percent_of_total: '25' }, due: [{ add_months: 1 }, 'end_of_month'] },
        { share: { fixed: '396.84' }, due: [{ day_of_month: 15 }] },
        { share: { percent_of_remainder: '50' }, due: [{ next_day_of_month: 5 }] },
        { share: 'remainder', due: [{ add_days: 30 }] },
      ],
    };
    expect(givenRules(typedRules(rules))).toEqual(rules);
  });
  it('are complete when no value is missing', () => {
    expect([PLAIN, { ...PLAIN, percent: '2' }, { ...PLAIN, percent: '2', days: '10' }].map(isComplete)).toEqual([
      true,
      false,
      true,
    ]);
    const [part] = PLAIN.instalments;
    const half = { share: 'fixed' as const, value: '', due: part?.due ?? [] };
    expect(isComplete({ ...PLAIN, instalments: [half, ...PLAIN.instalments] })).toBe(false);
  });
  it('have no discount unless a per cent is given, and take decimal commas', () => {
    expect(givenRules(PLAIN).discount).toBeNull();
    expect(givenRules({ ...PLAIN, percent: '2,5', days: '8' }).discount).toEqual({ percent: '2.5', days: 8 });
  });
});
