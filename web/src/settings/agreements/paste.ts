import type { NewPrice } from '../edit';

/** A pasted line: the price that it is, or why it is none. */
export interface PastedPrice {
  line: number;
  price: NewPrice | null;
  text: string;
}

/** A number as people write it, as the API takes it: `1.234,50` and `1,234.50` are `1234.50`. */
export function plainNumber(text: string): string | null {
  const compact = text.replace(/[\s\u00a0\u202f'’]|[A-Z]{3}|[€$£]/g, '');
  const separators = compact.match(/[.,]/g) ?? [];
  const last = separators.at(-1);
  // A separator that comes more than once, or before another one, groups digits.
  const groups = separators.filter((one) => one !== last || separators.filter((it) => it === last).length > 1);
  const without = [...compact].filter((one) => !groups.includes(one)).join('');
  const plain = without.replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? plain : null;
}

/**
 * Prices as they come out of a spreadsheet: a line each, article number, price and, where it is
 * there, the least quantity, between tabs or semicolons. A line of headings is left out.
 */
export function readPasted(text: string, given: { list_code: string; valid_from: string }): PastedPrice[] {
  const lines = text.split(/\r?\n/).map((line, index) => ({ line: index + 1, text: line }));
  const filled = lines.filter(({ text: line }) => line.trim() !== '');
  const read = filled.map(({ line, text: whole }): PastedPrice => {
    const [sku = '', price = '', least = ''] = whole.split(/[\t;]/).map((cell) => cell.trim());
    const unit_price = plainNumber(price);
    const min_quantity = least === '' ? undefined : plainNumber(least);
    const good = sku !== '' && unit_price !== null && min_quantity !== null;
    return { line, text: whole, price: good ? { ...given, sku, unit_price, min_quantity } : null };
  });
  const headings = read.length > 1 && read[0]?.price === null && !/\d/.test(read[0].text);
  return headings ? read.slice(1) : read;
}
