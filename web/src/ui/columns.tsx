import type { Money } from '../api/types';
import type { Column } from './DataTable';
import { Amount, Day, Moment, Status } from './Figures';

type Value<T> = (row: T) => string | null | undefined;
type More<T> = Pick<Column<T>, 'narrow' | 'sort'>;

/** The number by which people know a document; always shown, never broken. */
export function numberColumn<T>(label: string, value: Value<T>, more: More<T> = {}): Column<T> {
  return {
    id: 'number',
    label,
    whole: true,
    narrow: true,
    ...more,
    cell: (row) => value(row) ?? '–',
    text: (row) => value(row) ?? '',
  };
}

/** An amount; an export has it without its currency. */
export function moneyColumn<T>(
  id: string,
  label: string,
  value: (row: T) => Money | null | undefined,
  more: More<T> = {},
): Column<T> {
  return {
    id,
    label,
    numeric: true,
    ...more,
    cell: (row) => {
      const money = value(row);
      return money && <Amount value={money} />;
    },
    text: (row) => value(row)?.amount ?? '',
  };
}

/** A business date. */
export function dayColumn<T>(id: string, label: string, value: Value<T>, more: More<T> = {}): Column<T> {
  return { id, label, ...more, cell: (row) => <Day value={value(row)} />, text: (row) => value(row) ?? '' };
}

/** A point in time. */
export function momentColumn<T>(id: string, label: string, value: Value<T>, more: More<T> = {}): Column<T> {
  return { id, label, ...more, cell: (row) => <Moment value={value(row)} />, text: (row) => value(row) ?? '' };
}

/** A state, by word and colour; `word` says it in an export. */
export function statusColumn<T>(
  id: string,
  label: string,
  word: (code: string) => string,
  value: (row: T) => string,
  more: More<T> = {},
): Column<T> {
  return { id, label, ...more, cell: (row) => <Status code={value(row)} />, text: (row) => word(value(row)) };
}
