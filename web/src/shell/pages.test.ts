import { expect, it } from 'vitest';

import { PAGES } from './pages';

it('gives each page a letter of its own', () => {
  const letters = PAGES.map((page) => page.letter);
  expect(letters).toEqual([...new Set(letters)]);
});
