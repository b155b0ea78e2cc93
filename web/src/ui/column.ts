import type { ReactNode } from 'react';

import classes from './DataTable.module.css';

/** A column of a list. */
export interface Column<T> {
  id: string;
  label: string;
  cell: (row: T) => ReactNode;
  /** What an export has of it. */
  text: (row: T) => string;
  numeric?: boolean;
  /** Kept on narrow screens, `broad` in a line of its own. */
  narrow?: boolean | 'broad';
  /** Never broken over lines, like a document's number. */
  whole?: boolean;
  /** The API's name for the order by this column, where it has one. */
  sort?: string;
  /** Shown only when it is chosen. */
  optional?: boolean;
}

/** The classes of a column's cells, which on narrow screens also say its place on the card. */
export function cellClass<T>(column: Column<T>, columns: Column<T>[]): string {
  const kept = columns.filter((one) => one.narrow && one.narrow !== 'broad');
  const texts = kept.filter((one) => !one.numeric);
  const names = [
    column.numeric && 'number',
    !column.narrow && classes.wide,
    column.whole && classes.key,
    column.narrow === 'broad' && classes.broad,
    column === texts[0] && classes.lead,
    column === texts[1] && kept.length > 2 && classes.under,
  ];
  return names.filter(Boolean).join(' ');
}
