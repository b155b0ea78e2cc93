import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { useIntersection, useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { getCoreRowModel, useReactTable, type RowSelectionState } from '@tanstack/react-table';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Money, Page } from '../api/types';
import { useDesk } from '../shell/entity';
import type { Column } from './column';
import { ColumnChoice } from './ColumnChoice';
import { csv, download } from './csv';
import classes from './DataTable.module.css';
import { ExportMenu } from './ExportMenu';
import { isExported } from './exports';
import { FilterBar, type FilterField } from './FilterBar';
import { SelectionBar } from './SelectionBar';
import { Empty, Loading, ProblemView } from './States';
import { TableRows } from './TableRows';
import { useFilters } from './useFilters';
import { useRowKeys } from './useRowKeys';
import { ViewMenu } from './views/ViewMenu';

export type { Column } from './column';

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
  /** What opens a row that has no page of its own. */
  open?: (row: T) => void;
  filters?: FilterField[];
  select?: { amount?: (row: T) => Money; actions: (rows: T[], clear: () => void) => ReactNode };
  /** Whether j, k, Enter, x and / work here; off for lists within a page. */
  keys?: boolean;
  empty?: ReactNode;
}

/** Where a row becomes a card, as in the style sheet. */
const NARROW = '(max-width: 48em)';

/** The next rows are asked for when so little is left below. */
const AHEAD = '800px';

/** The one list of the desk: paged by key, filtered by the address, driven by the keyboard. */
export function DataTable<T>(props: Props<T>) {
  const { t } = useTranslation();
  const { id: entity, href, may } = useDesk();
  const { filters, set, clear } = useFilters();
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
  // The same array while the same columns are shown, so that rows know they are unchanged.
  const shown = useMemo(() => props.columns.filter((one) => visibility[one.id] !== false), [props.columns, visibility]);
  const narrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const drawn = useMemo(() => (narrow ? shown.filter((one) => one.narrow) : shown), [narrow, shown]);
  const ids = shown.map((one) => one.id);
  const choose = (wanted: string[]) =>
    setVisibility(Object.fromEntries(props.columns.map((one) => [one.id, wanted.includes(one.id)])));
  const chosen = table.getSelectedRowModel().rows.map((row) => row.original);
  const active = props.keys ?? true;
  const cursor = useRowKeys({
    active,
    count: rows.length,
    open: (index) => {
      const row = rows[index];
      if (row === undefined) return;
      if (props.path) void navigate({ to: href(props.path(row)) });
      else props.open?.(row);
    },
    mark: (index) => table.getRowModel().rows[index]?.toggleSelected(),
  });
  const save = () => {
    const head = shown.map((one) => one.label);
    download(`${props.name}.csv`, csv([head, ...rows.map((row) => shown.map((one) => one.text(row)))]));
  };
  // A list that has the page to itself goes on by itself; one among others waits to be asked.
  const { ref: end, entry } = useIntersection({ rootMargin: AHEAD });
  const goOn = active && entry?.isIntersecting && query.hasNextPage && !query.isFetching && !query.error;
  const { fetchNextPage } = query;
  useEffect(() => {
    if (goOn) void fetchNextPage();
  }, [goOn, fetchNextPage]);
  const filtered = props.filters?.some((field) => filters[field.name]) ?? false;
  return (
    <div>
      <div className={classes.head}>
        {props.filters ? <FilterBar fields={props.filters} /> : <span />}
        <Group gap={6} wrap="nowrap" className="no-print">
          {active && props.filters && <ViewMenu page={props.name} columns={ids} choose={choose} />}
          <ColumnChoice columns={props.columns} shown={ids} onChange={setVisibility} />
          {!isExported(props.name) ? (
            <ActionIcon variant="default" size={30} onClick={save} aria-label={t('list.csv')} title={t('list.csv')}>
              <IconDownload size={16} />
            </ActionIcon>
          ) : (
            may('exports.read') && <ExportMenu name={props.name} shown={ids} filters={props.by} />
          )}
        </Group>
      </div>
      {query.error && <ProblemView error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Loading rows={10} />}
      {rows.length > 0 && (
        <TableRows
          table={table}
          label={props.label}
          columns={drawn}
          selectable={props.select !== undefined}
          busy={query.isFetching}
          cursor={cursor}
          rowLabel={props.rowLabel}
          path={props.path}
          open={props.open}
          // The address holds one order: that of the list that has the page to itself.
          sorting={active ? { by: filters.sort, set: (by) => set('sort', by) } : undefined}
        />
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
      {rows.length > 0 && (
        <Group gap="sm" mt={6} mih={30} className="no-print" ref={end}>
          <Text size="xs" c="dimmed" aria-live="polite">
            {t(query.hasNextPage ? 'list.andMore' : 'list.shown', { count: rows.length })}
          </Text>
          {query.hasNextPage && (
            <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('list.more')}
            </Button>
          )}
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
