import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Flow, FlowDeviation, FlowHandover, FlowMove, FlowPath, FlowStep } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { DataTable, type Column } from '../ui/DataTable';
import { moneyColumn } from '../ui/columns';
import { useFilters } from '../ui/useFilters';
import { useLength } from './useLength';
import { useStep } from './useStep';

/** Columns that these tables share. */
function useColumns() {
  const { decimal, glance } = useFormat();
  const length = useLength();
  return {
    count: <T,>(id: string, label: string, value: (row: T) => number): Column<T> => ({
      id,
      label,
      numeric: true,
      narrow: id === 'cases' || id === 'count' || id === 'events',
      cell: (row) => decimal(value(row).toFixed(0)),
      text: (row) => String(value(row)),
    }),
    length: <T,>(id: string, label: string, value: (row: T) => number): Column<T> => ({
      id,
      label,
      numeric: true,
      narrow: id === 'median',
      cell: (row) => length(value(row)),
      text: (row) => String(value(row)),
    }),
    share: <T,>(id: string, label: string, value: (row: T) => number): Column<T> => ({
      id,
      label,
      numeric: true,
      cell: (row) => `${glance((value(row) * 100).toFixed(1))} %`,
      text: (row) => String(value(row)),
    }),
  };
}

interface Rows<T> {
  name: string;
  label: string;
  columns: Column<T>[];
  rows: T[];
  said: (row: T) => string;
}

function Rows<T>({ name, label, columns, rows, said }: Rows<T>) {
  return (
    <DataTable
      name={name}
      label={label}
      columns={columns}
      by={{ rows }}
      keys={false}
      load={() => Promise.resolve({ items: rows, next: null })}
      rowId={said}
      rowLabel={said}
    />
  );
}

/** The most frequent paths; a click lists the cases. */
export function PathsTable({ flow }: { flow: Flow }) {
  const { t } = useTranslation();
  const say = useStep();
  const { set } = useFilters();
  const of = useColumns();
  const said = (row: FlowPath) => row.steps.map(say).join(' → ');
  const choose = (row: FlowPath) => {
    set('step', null);
    set('after', null);
    set('path', row.steps.join(','));
  };
  const columns: Column<FlowPath>[] = [
    {
      id: 'path',
      narrow: true,
      label: t('process.path'),
      cell: (row) => (
        <UnstyledButton fz="inherit" style={{ whiteSpace: 'normal' }} onClick={() => choose(row)}>
          {said(row)}
        </UnstyledButton>
      ),
      text: said,
    },
    of.count('cases', t('process.cases'), (row) => row.cases),
    of.share('share', t('process.share'), (row) => row.share),
    of.length('median', t('process.median'), (row) => row.duration.median),
    moneyColumn('value', t('process.value'), (row) => row.value),
  ];
  return <Rows name="process-paths" label={t('process.paths')} columns={columns} rows={flow.paths} said={said} />;
}

/** Where money waits, the most first. */
export function MovesTable({ flow }: { flow: Flow }) {
  const { t } = useTranslation();
  const say = useStep();
  const of = useColumns();
  const rows = [...flow.moves].sort((a, b) => b.value_days - a.value_days);
  const said = (row: FlowMove) => `${say(row.from)} → ${say(row.to)}`;
  const columns: Column<FlowMove>[] = [
    { id: 'move', label: t('process.move'), narrow: true, cell: said, text: said },
    of.count('count', t('process.metric_count'), (row) => row.count),
    of.length('median', t('process.median'), (row) => row.wait.median),
    of.length('p90', t('process.p90'), (row) => row.wait.p90),
    of.count('value_days', t('process.valueDays', { currency: flow.currency ?? '' }), (row) => row.value_days),
  ];
  return <Rows name="process-waits" label={t('process.waits')} columns={columns} rows={rows} said={said} />;
}

/** Each step: how often, by whom, and again. */
export function StepsTable({ flow }: { flow: Flow }) {
  const { t } = useTranslation();
  const say = useStep();
  const of = useColumns();
  const said = (row: FlowStep) => say(row.step);
  const columns: Column<FlowStep>[] = [
    { id: 'step', label: t('process.step'), narrow: true, cell: said, text: said },
    of.count('events', t('process.metric_count'), (row) => row.events),
    of.count('cases', t('process.cases'), (row) => row.cases),
    of.count('manual', t('process.byPeople'), (row) => row.manual),
    of.count('automatic', t('process.byPrograms'), (row) => row.automatic),
    of.count('repeated', t('process.repeated'), (row) => row.repeated),
  ];
  return <Rows name="process-steps" label={t('process.steps')} columns={columns} rows={flow.steps} said={said} />;
}

/** How cases leave the most frequent path. */
export function DeviationsTable({ flow }: { flow: Flow }) {
  const { t } = useTranslation();
  const say = useStep();
  const of = useColumns();
  const how = (row: FlowDeviation) => t(row.skipped ? 'process.skipped' : 'process.added', { step: say(row.step) });
  const columns: Column<FlowDeviation>[] = [
    { id: 'how', label: t('process.how'), narrow: true, cell: how, text: how },
    of.count('cases', t('process.cases'), (row) => row.cases),
    of.length('median', t('process.median'), (row) => row.duration.median),
  ];
  return (
    <Rows
      name="process-deviations"
      label={t('process.deviations')}
      columns={columns}
      rows={flow.deviations}
      said={how}
    />
  );
}

/** Between whom work changes hands. */
export function HandoversTable({ flow }: { flow: Flow }) {
  const { t } = useTranslation();
  const of = useColumns();
  const said = (row: FlowHandover) => `${row.from} → ${row.to}`;
  const columns: Column<FlowHandover>[] = [
    { id: 'hands', label: t('process.hands'), narrow: true, cell: said, text: said },
    of.count('count', t('process.metric_count'), (row) => row.count),
    of.length('median', t('process.median'), (row) => row.wait.median),
    of.length('p90', t('process.p90'), (row) => row.wait.p90),
  ];
  return (
    <Rows name="process-handovers" label={t('process.handovers')} columns={columns} rows={flow.handovers} said={said} />
  );
}
