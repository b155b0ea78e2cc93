import { describe, expect, it } from 'vitest';

import { readChanges } from './changes';

describe('readChanges', () => {
  it('keeps what was and what is apart from the rest', () => {
    const attributes = { code: 'A', changes: { phone: { from: null, to: '1' } } };
    expect(readChanges(attributes)).toEqual({
      changes: [{ field: 'phone', from: null, to: '1' }],
      rest: { code: 'A' },
    });
  });
  it('leaves alone what has another form', () => {
    for (const attributes of [{ number: '1' }, { changes: 'many' }, { changes: { phone: '1' } }]) {
      expect(readChanges(attributes)).toEqual({ changes: [], rest: attributes });
    }
  });
});
