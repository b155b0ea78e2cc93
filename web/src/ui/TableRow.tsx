import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';

import { useDesk } from '../shell/entity';
import { cellClass, type Column } from './column';
import classes from './DataTable.module.css';
import { Tick } from './Tick';

interface Props<T> {
  row: T;
  index: number;
  columns: Column<T>[];
  measure?: Ref<HTMLTableRowElement>;
  marked: boolean;
  selected: boolean;
  /** Selects the row or no longer; lists without selection have none. */
  toggle?: (event: unknown) => void;
  rowLabel: (row: T) => string;
  path?: (row: T) => string;
  /** What opens a row that has no page of its own. */
  open?: (row: T) => void;
}

function Row<T>({ row, index, columns, measure, marked, selected, toggle, rowLabel, path, open }: Props<T>) {
  const { t } = useTranslation();
  const { href } = useDesk();
  const opener = (content: ReactNode) => {
    if (path) return <Link to={href(path(row))}>{content}</Link>;
    if (!open) return content;
    return (
      <Anchor component="button" type="button" fz="inherit" ta="start" onClick={() => open(row)}>
        {content}
      </Anchor>
    );
  };
  return (
    <tr
      ref={measure}
      role="row"
      data-index={index}
      aria-rowindex={index + 2}
      data-cursor={marked || undefined}
      data-selected={selected || undefined}
    >
      {toggle && (
        <td role="cell" className={classes.check}>
          <Tick checked={selected} onChange={toggle} aria-label={t('list.selectRow', { name: rowLabel(row) })} />
        </td>
      )}
      {columns.map((one, place) => (
        <td key={one.id} role="cell" className={cellClass(one, columns)}>
          {place === 0 ? opener(one.cell(row)) : one.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** A row of a list; drawn again only when something of it changes, so that long lists scroll well. */
export const TableRow = memo(Row, (before, after) => {
  const { toggle: _one, rowLabel: _two, path: _three, open: _four, ...rest } = before;
  return Object.entries(rest).every(([name, value]) => value === after[name as keyof typeof rest]);
}) as typeof Row;
