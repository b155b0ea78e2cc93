import type { Table } from '@tanstack/react-table';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { cellClass, type Column } from './column';
import classes from './DataTable.module.css';
import { ariaSort, SortHead, type Sorting } from './SortHead';
import { TableRow } from './TableRow';
import { Tick } from './Tick';
import { useVirtualRows } from './useVirtualRows';

interface Props<T> {
  table: Table<T>;
  label: string;
  columns: Column<T>[];
  selectable: boolean;
  busy: boolean;
  cursor: number;
  rowLabel: (row: T) => string;
  path?: (row: T) => string;
  open?: (row: T) => void;
  sorting?: Sorting;
}

/** The rows of a list under their heads. */
export function TableRows<T>(props: Props<T>) {
  const { table, label, columns, selectable, busy, cursor, rowLabel, path, open, sorting } = props;
  const { t } = useTranslation();
  const { rows } = table.getRowModel();
  const view = useVirtualRows(rows.length, columns.map((one) => one.id).join());
  const { reveal } = view;
  useEffect(() => {
    if (cursor >= 0) reveal(cursor);
  }, [cursor, reveal]);
  const width = columns.length + (selectable ? 1 : 0);
  return (
    <table
      ref={view.table}
      role="table"
      className={`${classes.table} ${classes.cards}`}
      style={{ tableLayout: view.widths ? 'fixed' : undefined }}
      aria-label={label}
      aria-busy={busy}
      aria-rowcount={rows.length + 1}
    >
      {view.widths && (
        <colgroup>
          {view.widths.map((one, index) => (
            <col key={index} style={{ width: one }} />
          ))}
        </colgroup>
      )}
      <thead>
        <tr>
          {selectable && (
            <th className={classes.check}>
              <Tick
                aria-label={t('list.selectAll')}
                checked={table.getIsAllRowsSelected()}
                indeterminate={table.getIsSomeRowsSelected()}
                onChange={table.getToggleAllRowsSelectedHandler()}
              />
            </th>
          )}
          {columns.map((one) => (
            <th key={one.id} scope="col" className={cellClass(one, columns)} aria-sort={ariaSort(one.sort, sorting)}>
              {one.sort && sorting ? (
                <SortHead label={one.label} sort={one.sort} numeric={one.numeric} sorting={sorting} />
              ) : (
                one.label
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Room height={view.above} width={width} />
        {rows.slice(view.from, view.to).map((row, offset) => (
          <TableRow
            key={row.id}
            row={row.original}
            index={view.from + offset}
            columns={columns}
            measure={view.measure}
            marked={view.from + offset === cursor}
            selected={row.getIsSelected()}
            toggle={selectable ? row.getToggleSelectedHandler() : undefined}
            rowLabel={rowLabel}
            path={path}
            open={open}
          />
        ))}
        <Room height={view.below} width={width} />
      </tbody>
    </table>
  );
}

/** The room of rows that are not drawn. */
function Room({ height, width }: { height: number; width: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden className={classes.room}>
      <td colSpan={width} style={{ height }} />
    </tr>
  );
}
