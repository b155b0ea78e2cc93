import { ActionIcon, Button, Checkbox, Group, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { getCoreRowModel, useReactTable, type RowSelectionState } from '@tanstack/react-table';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Money, Page } from '../api/types';
import { useDesk } from '../shell/entity';
import { ColumnChoice } from './ColumnChoice';
import { csv, download } from './csv';
import classes from './DataTable.module.css';
import { FilterBar, type FilterField } from './FilterBar';
import { SelectionBar } from './SelectionBar';
import { Empty, Loading, ProblemView } from './States';
import { useFilters } from './useFilters';
import { useRowKeys } from './useRowKeys';

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
  /** Shown only when it is chosen. */
  optional?: boolean;
}

interface Props<T> {
  /** Names the list: its column choice is kept and its export is named by it. */
  name: string;
  label: string;
  columns: Column<T>[];
  /** Keys of the query besides list and legal entity, usually its filters. */
  by: unknown;
  load: (after: string | undefined) => Promise<Page<T>>;
  rowId: (row: T) => string;
  rowLabel: (row: T) => string;
  path?: (row: T) => string;
  filters?: FilterField[];
  select?: { amount?: (row: T) => Money; actions: (rows: T[], clear: () => void) => ReactNode };
  /** Whether j, k, Enter, x and / work here; off for lists within a page. */
  keys?: boolean;
  empty?: ReactNode;
}

/** The one list of the desk: paged by key, filtered by the address, driven by the keyboard. */
export function DataTable<T>(props: Props<T>) {
  const { t } = useTranslation();
  const { id: entity, href } = useDesk();
  const { filters, clear } = useFilters();
  const navigate = useNavigate();
  const query = useInfiniteQuery({
    queryKey: ['e', entity, props.name, props.by],
    queryFn: ({ pageParam }) => props.load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const [selection, setSelection] = useState<RowSelectionState>({});
  const [visibility, setVisibility] = useLocalStorage<Record<string, boolean>>({
    key: `cashlane.columns.${props.name}`,
    defaultValue: Object.fromEntries(props.columns.filter((one) => one.optional).map((one) => [one.id, false])),
    getInitialValueInEffect: false,
  });
  const table = useReactTable({
    data: rows,
    columns: useMemo(() => props.columns.map(({ id }) => ({ id })), [props.columns]),
    getRowId: props.rowId,
    getCoreRowModel: getCoreRowModel(),
    state: { rowSelection: selection, columnVisibility: visibility },
    enableRowSelection: props.select !== undefined,
    onRowSelectionChange: setSelection,
  });
  const shown = props.columns.filter((one) => table.getColumn(one.id)?.getIsVisible());
  const chosen = table.getSelectedRowModel().rows.map((row) => row.original);
  const cursor = useRowKeys({
    active: props.keys ?? true,
    count: rows.length,
    open: (index) => {
      const row = rows[index];
      if (row !== undefined && props.path) void navigate({ to: href(props.path(row)) });
    },
    mark: (index) => table.getRowModel().rows[index]?.toggleSelected(),
  });
  const save = () => {
    const head = shown.map((one) => one.label);
    download(`${props.name}.csv`, csv([head, ...rows.map((row) => shown.map((one) => one.text(row)))]));
  };
  const cells = (row: T) =>
    shown.map((one, index) => {
      const content = one.cell(row);
      const linked = index === 0 && props.path;
      return (
        <td key={one.id} role="cell" className={cellClass(one)}>
          {linked ? <Link to={href(props.path?.(row) ?? '/')}>{content}</Link> : content}
        </td>
      );
    });
  const filtered = props.filters?.some((field) => filters[field.name]) ?? false;
  return (
    <div>
      <Group justify="space-between" align="end" mb="xs" gap="xs">
        {props.filters ? <FilterBar fields={props.filters} /> : <span />}
        <Group gap={6} className="no-print">
          <Text size="xs" c="dimmed" aria-live="polite">
            {query.hasNextPage ? t('list.andMore', { count: rows.length }) : t('list.shown', { count: rows.length })}
          </Text>
          <ColumnChoice columns={props.columns} shown={shown.map((one) => one.id)} onChange={setVisibility} />
          <ActionIcon variant="default" size={30} onClick={save} aria-label={t('list.export')} title={t('list.export')}>
            <IconDownload size={16} />
          </ActionIcon>
        </Group>
      </Group>
      {query.error && <ProblemView error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Loading rows={10} />}
      {rows.length > 0 && (
        <table
          role="table"
          className={`${classes.table} ${classes.cards}`}
          aria-label={props.label}
          aria-busy={query.isFetching}
        >
          <thead>
            <tr>
              {props.select && (
                <th className={classes.check}>
                  <Checkbox
                    size="xs"
                    aria-label={t('list.selectAll')}
                    checked={table.getIsAllRowsSelected()}
                    indeterminate={table.getIsSomeRowsSelected()}
                    onChange={table.getToggleAllRowsSelectedHandler()}
                  />
                </th>
              )}
              {shown.map((one) => (
                <th key={one.id} scope="col" className={cellClass(one)}>
                  {one.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row, index) => (
              <tr
                key={row.id}
                role="row"
                data-cursor={index === cursor || undefined}
                data-selected={row.getIsSelected() || undefined}
              >
                {props.select && (
                  <td role="cell" className={classes.check}>
                    <Checkbox
                      size="xs"
                      checked={row.getIsSelected()}
                      onChange={row.getToggleSelectedHandler()}
                      aria-label={t('list.selectRow', { name: props.rowLabel(row.original) })}
                    />
                  </td>
                )}
                {cells(row.original)}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {query.isSuccess && rows.length === 0 && (
        <Empty>
          {filtered ? t('state.emptyFiltered') : (props.empty ?? t('state.empty'))}{' '}
          {filtered && (
            <Button variant="subtle" onClick={clear}>
              {t('state.clearFilters')}
            </Button>
          )}
        </Empty>
      )}
      {query.hasNextPage && (
        <Group justify="center" mt="sm" className="no-print">
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </Group>
      )}
      {props.select && chosen.length > 0 && (
        <SelectionBar rows={chosen} amount={props.select.amount} clear={() => setSelection({})}>
          {props.select.actions(chosen, () => setSelection({}))}
        </SelectionBar>
      )}
    </div>
  );
}

function cellClass<T>(column: Column<T>): string {
  const names = [
    column.numeric ? 'number' : '',
    column.narrow ? '' : (classes.wide ?? ''),
    column.whole ? (classes.key ?? '') : '',
  ];
  return names.filter(Boolean).join(' ');
}
