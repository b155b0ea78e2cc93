import type { ReactNode } from 'react';

import classes from './DataTable.module.css';

/** A column of a table whose rows are all there: lines of a document, parts of a figure. */
export interface SimpleColumn<T> {
  label: string;
  cell: (row: T) => ReactNode;
  numeric?: boolean;
  /** Kept on narrow screens. */
  narrow?: boolean;
}

interface Props<T> {
  label: string;
  columns: SimpleColumn<T>[];
  rows: T[];
  rowId: (row: T) => string | number;
  foot?: ReactNode;
}

export function SimpleTable<T>({ label, columns, rows, rowId, foot }: Props<T>) {
  const className = (column: SimpleColumn<T>) =>
    `${column.numeric ? 'number' : ''} ${column.narrow ? '' : classes.wide}`.trim();
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.label} scope="col" className={className(column)}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowId(row)}>
            {columns.map((column) => (
              <td key={column.label} className={className(column)}>
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
