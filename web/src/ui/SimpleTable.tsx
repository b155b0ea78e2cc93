import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';

import classes from './DataTable.module.css';

/** A column of a table whose rows are all there: lines of a document, parts of a figure. */
export interface SimpleColumn<T> {
  label: string;
  cell: (row: T) => ReactNode;
  numeric?: boolean;
  /** Kept on narrow screens. */
  narrow?: boolean;
  /** The name by which rows can be ordered by this column. */
  sort?: string;
}

/** How rows are ordered: a column's name, with `-` before it for the largest first. */
export interface Sorting {
  by: string | undefined;
  set: (by: string) => void;
}

interface Props<T> {
  label: string;
  columns: SimpleColumn<T>[];
  rows: T[];
  rowId: (row: T) => string | number;
  foot?: ReactNode;
  /** On narrow screens each row is a card that names its cells, and no column is left out. */
  cards?: boolean;
  sorting?: Sorting;
}

export function SimpleTable<T>({ label, columns, rows, rowId, foot, cards, sorting }: Props<T>) {
  const className = (column: SimpleColumn<T>) =>
    `${column.numeric ? 'number' : ''} ${column.narrow || cards ? '' : classes.wide}`.trim();
  return (
    <table role="table" className={`${classes.table} ${cards ? classes.labelled : ''}`} aria-label={label}>
      <thead>
        <tr role="row">
          {columns.map((column) => (
            <th key={column.label} scope="col" className={className(column)} aria-sort={ariaSort(column, sorting)}>
              {column.sort && sorting ? <SortButton column={column} sorting={sorting} /> : column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowId(row)} role="row">
            {columns.map((column) => (
              <td
                key={column.label}
                role="cell"
                className={className(column)}
                data-label={cards ? column.label : undefined}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {foot && <tfoot>{foot}</tfoot>}
    </table>
  );
}

function ariaSort<T>(column: SimpleColumn<T>, sorting: Sorting | undefined) {
  if (!column.sort || !sorting) return undefined;
  if (sorting.by === column.sort) return 'ascending';
  return sorting.by === `-${column.sort}` ? 'descending' : undefined;
}

/** Orders by a column: figures from the largest, then the other way round. */
function SortButton<T>({ column, sorting }: { column: SimpleColumn<T>; sorting: Sorting }) {
  const up = column.sort ?? '';
  const down = `-${up}`;
  const first = column.numeric ? down : up;
  const mark = { [up]: ' ↑', [down]: ' ↓' }[sorting.by ?? ''] ?? '';
  return (
    <UnstyledButton
      fz="inherit"
      fw="inherit"
      c="inherit"
      onClick={() => sorting.set(sorting.by === first ? (first === up ? down : up) : first)}
    >
      {column.label}
      <span aria-hidden>{mark}</span>
    </UnstyledButton>
  );
}
