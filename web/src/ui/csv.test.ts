import { expect, it } from 'vitest';

import { csv } from './csv';

it('quotes what needs it', () => {
  expect(
    csv([
      ['a', 'b,c'],
      ['say "x"', 'two\nlines'],
    ]),
  ).toBe('a,"b,c"\r\n"say ""x""","two\nlines"\r\n');
});

it('hands a spreadsheet no formula, yet leaves numbers alone', () => {
  expect(csv([['=SUM(A1)', '@cmd', '-5.00', '+1']])).toBe("'=SUM(A1),'@cmd,-5.00,+1\r\n");
});
