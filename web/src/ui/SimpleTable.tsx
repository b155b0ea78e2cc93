import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';

import classes from './DataTable.module.css';
import { ariaSort, SortHead, type Sorting } from './SortHead';

/** A column of a table whose rows are all there: lines of a document, parts of a figure. */
export interface SimpleColumn<T> {
  label: string;
  cell: (row: T) => ReactNode;
  numeric?: boolean;
  /** Kept on narrow screens. */
  narrow?: boolean;
  /** The name by which rows can be ordered by this column. */
  sort?: string;
  /** Holds buttons: its head is only for screen readers. */
  action?: boolean;
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
    [column.numeric && 'number', column.action && classes.action, !column.narrow && !cards && classes.wide]
      .filter(Boolean)
      .join(' ');
  return (
    <table role="table" className={`${classes.table} ${cards ? classes.labelled : ''}`} aria-label={label}>
      <thead>
        <tr role="row">
          {columns.map((column) => (
            <th key={column.label} scope="col" className={className(column)} aria-sort={ariaSort(column.sort, sorting)}>
              {column.sort && sorting ? (
                <SortHead label={column.label} sort={column.sort} numeric={column.numeric} sorting={sorting} />
              ) : column.action ? (
                <VisuallyHidden>{column.label}</VisuallyHidden>
              ) : (
                column.label
              )}
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
                data-label={cards && !column.action ? column.label : undefined}
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
