import { describe, expect, it } from 'vitest';

import { answerOf, isWrong } from './answering';

const like = { amount: '100.00', currency: 'EUR' };
const empty = { documents: [{ number: '', amount: '' }], message: ' ', notOurs: false };

describe('an answer', () => {
  it('is none while nothing is said', () => {
    expect(answerOf(empty, like)).toBeNull();
    expect(answerOf({ ...empty, notOurs: true }, like)).toEqual({ documents: [], message: null, not_ours: true });
  });
  it('names documents with and without amounts, below zero too', () => {
    const documents = [
      { number: ' INV-7 ', amount: '80,5' },
      { number: 'CN-1', amount: '-3' },
      { number: 'INV-9', amount: '' },
      { number: '', amount: '' },
    ];
    expect(answerOf({ ...empty, documents }, like)?.documents).toEqual([
      { number: 'INV-7', amount: { amount: '80.50', currency: 'EUR' } },
      { number: 'CN-1', amount: { amount: '-3.00', currency: 'EUR' } },
      { number: 'INV-9', amount: null },
    ]);
  });
  it('is not sent with an amount that is none or belongs to nothing', () => {
    for (const row of [
      { number: 'INV-7', amount: 'much' },
      { number: 'INV-7', amount: '0' },
      { number: '', amount: '5' },
    ]) {
      expect(isWrong(row, like)).toBe(true);
      expect(answerOf({ ...empty, documents: [row], message: 'text' }, like)).toBeNull();
    }
  });
});
