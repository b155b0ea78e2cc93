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
  /** Kept on narrow screens. */
  narrow?: boolean;
  /** Never broken over lines, like a document's number. */
  whole?: boolean;
  /** The API's name for the order by this column, where it has one. */
  sort?: string;
  /** Shown only when it is chosen. */
  optional?: boolean;
}

export function cellClass<T>(column: Column<T>): string {
  const names = [
    column.numeric ? 'number' : '',
    column.narrow ? '' : (classes.wide ?? ''),
    column.whole ? (classes.key ?? '') : '',
  ];
  return names.filter(Boolean).join(' ');
}
