import { describe, expect, it } from 'vitest';

import { bucketLabel } from './bucket';

describe('the labels of a distribution', () => {
  it('name what is in a bucket, the upper limit not among it', () => {
    expect(bucketLabel({ from: null, below: -30, cases: 1 })).toBe('< \u221230');
    expect(bucketLabel({ from: -7, below: 0, cases: 1 })).toBe('\u22127 … \u22121');
    expect(bucketLabel({ from: 0, below: 1, cases: 1 })).toBe('0');
    expect(bucketLabel({ from: 91, below: null, cases: 1 })).toBe('≥ 91');
  });
});
