import type { Language } from './format';

/** How each language groups the digits of whole numbers, and what parts their decimals. */
const MARKS: Record<Language, { group: RegExp; point: string }> = {
  en: { group: /^-?\d{1,3}(,\d{3})+(\.\d*)?$/, point: '.' },
  de: { group: /^-?\d{1,3}(\.\d{3})+(,\d*)?$/, point: ',' },
  fr: { group: /^$/, point: ',' },
};

/**
 * A number as people type it or a spreadsheet shows it, as the API writes it: `1.234,5` in German
 * becomes `1234.5`. What is no number comes back as it is, for the server to name.
 */
export function typedDecimal(text: string, language: Language): string {
  const { group, point } = MARKS[language];
  const bare = text.replace(/[\s\u00a0\u202f']/g, '').replace('\u2212', '-');
  const plain = group.test(bare) ? bare.replaceAll(point === '.' ? ',' : '.', '') : bare;
  return plain.replace(',', '.');
}
