import { expect, it } from 'vitest';

import { typedDecimal } from './typed';

it.each([
  ['1.5', 'en', '1.5'],
  ['1,5', 'en', '1.5'],
  ['1,234.50', 'en', '1234.50'],
  ['1.234,5', 'de', '1234.5'],
  ['1.234', 'de', '1234'],
  ['1.5', 'de', '1.5'],
  ['12\u202f345,67', 'fr', '12345.67'],
  ['\u22123', 'en', '-3'],
  ['twelve', 'en', 'twelve'],
] as const)('reads %s in %s as %s', (text, language, wanted) => {
  expect(typedDecimal(text, language)).toBe(wanted);
});
