import { Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { Anomaly } from '../api/types';
import { useApi } from '../api/useApi';
import { usePartName } from '../insight/usePartName';
import { FigureValue } from '../insight/FigureValue';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { dayColumn, momentColumn, statusColumn } from '../ui/columns';
import { useWord } from '../ui/Figures';
import { stringifyFilters } from '../ui/filters';
import { Page } from '../ui/Page';
import { useFilters } from '../ui/useFilters';
import { useWrite } from '../ui/useWrite';
import { AnomalyRulesDialog } from './AnomalyRulesDialog';
import { DismissDialog } from './DismissDialog';

const OTHERS = ['dismissed', 'over'] as const;

/** Key figures that are unlike themselves, what explains them most, and dismissing them. */
export function AnomaliesPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity, may } = useDesk();
  const { filters } = useFilters();
  const [changing, setChanging] = useState(false);
  const query = { state: OTHERS.find((one) => one === filters.state) ?? ('open' as const) };
  const rules = useApi(['anomaly-rules'], (of) =>
    body(api.GET('/api/v1/entities/{entity}/anomaly-rules', { params: { path: { entity: of } } })),
  );
  const finding = useWrite(
    (_: void, key) =>
      body(
        api.POST('/api/v1/entities/{entity}/anomalies/find', {
          params: { path: { entity }, header: idempotent(key) },
        }),
      ),
    { say: () => t('improve.looking') },
  );
  const columns = useColumns(word);
  const writes = may('insight.write');
  return (
    <Page
      title={t('nav.anomalies')}
      actions={
        writes && (
          <Group gap="xs">
            <Button variant="default" onClick={() => setChanging(true)} disabled={!rules.data}>
              {t('improve.rules')}
            </Button>
            <Button onClick={() => finding.mutate()} loading={finding.isPending}>
              {t('improve.lookNow')}
            </Button>
          </Group>
        )
      }
    >
      <Text size="sm" c="dimmed" maw={760}>
        {rules.data &&
          t('improve.aboutAnomalies', {
            threshold: rules.data.threshold,
            most: rules.data.weekly_max,
            weeks: rules.data.weeks_min,
            months: rules.data.months_min,
          })}
      </Text>
      <DataTable
        name="anomalies"
        label={t('nav.anomalies')}
        columns={columns}
        by={query}
        filters={[{ name: 'state', label: t('field.state'), kind: 'choice', options: OTHERS, unset: t('word.open') }]}
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/anomalies', {
              params: { path: { entity }, query: { ...query, after } },
            }),
          )
        }
        rowId={(row) => row.id}
        rowLabel={(row) => `${t(`kpi.${row.kpi}`, { defaultValue: row.kpi })} ${row.to}`}
        path={(row) => trendOf(row)}
        empty={t('improve.noAnomalies')}
        select={
          writes
            ? {
                actions: (rows, clear) =>
                  query.state === 'dismissed' ? (
                    <ReinstateButton rows={rows} done={clear} />
                  ) : (
                    <DismissButton rows={rows} done={clear} />
                  ),
              }
            : undefined
        }
      />
      {changing && rules.data && <AnomalyRulesDialog seen={rules.data} close={() => setChanging(false)} />}
    </Page>
  );
}

/** Where the figure's course is drawn. */
function trendOf(row: Anomaly): string {
  return `/insight/${row.kpi}${stringifyFilters({ to: row.to, step: row.step })}`;
}

function useColumns(word: (code: string) => string): Column<Anomaly>[] {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  const { href } = useDesk();
  const partName = usePartName();
  const name = (row: Anomaly) =>
    [t(`kpi.${row.kpi}`, { defaultValue: row.kpi }), row.part && partName(row.part)].filter(Boolean).join(': ');
  const why = (row: Anomaly) => {
    const { explained } = row;
    if (!explained) return t('improve.unexplained');
    const of = explained.name ?? t('insight.noSegment');
    return t(explained.shift ? 'improve.shifted' : 'improve.explained', {
      by: word(explained.by),
      name: of,
      percent: explained.percent,
    });
  };
  const shown = (row: Anomaly, value: string | null | undefined) => (
    <FigureValue figure={{ value, unit: row.unit }} currency={row.currency} />
  );
  return [
    {
      id: 'figure',
      label: t('improve.figure'),
      narrow: true,
      cell: (row) => <Link to={href(trendOf(row))}>{name(row)}</Link>,
      text: name,
    },
    { id: 'step', label: t('improve.point'), cell: (row) => word(row.step), text: (row) => word(row.step) },
    dayColumn('to', t('improve.until'), (row) => row.to),
    {
      id: 'value',
      label: t('insight.value'),
      numeric: true,
      narrow: true,
      cell: (row) => shown(row, row.value),
      text: (row) => row.value ?? '',
    },
    {
      id: 'expected',
      label: t('improve.expected'),
      numeric: true,
      cell: (row) => shown(row, row.expected),
      text: (row) => row.expected ?? '',
    },
    {
      id: 'usual',
      label: t('improve.usual'),
      numeric: true,
      cell: (row) => `${decimal(row.low ?? '')} – ${decimal(row.high ?? '')}`,
      text: (row) => `${row.low} – ${row.high}`,
    },
    { id: 'why', label: t('improve.why'), cell: why, text: why },
    momentColumn('found', t('improve.found'), (row) => row.found_at),
    {
      id: 'reason',
      label: t('field.reason'),
      cell: (row) => row.dismissed_reason ?? '',
      text: (row) => row.dismissed_reason ?? '',
    },
    statusColumn('state', t('field.state'), word, (row) => row.state),
  ];
}

function ReinstateButton({ rows, done }: { rows: Anomaly[]; done: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const write = useWrite(
    (_: void, key) =>
      body(
        api.POST('/api/v1/entities/{entity}/anomalies/reinstate', {
          params: { path: { entity }, header: idempotent(key) },
          body: rows.map((row) => ({ anomaly: row.id })),
        }),
      ),
    { done },
  );
  return (
    <Button size="xs" onClick={() => write.mutate()} loading={write.isPending}>
      {t('improve.reinstate')}
    </Button>
  );
}

function DismissButton({ rows, done }: { rows: Anomaly[]; done: () => void }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="xs" onClick={() => setAsking(true)}>
        {t('improve.dismiss')}
      </Button>
      {asking && <DismissDialog rows={rows} close={() => setAsking(false)} done={done} />}
    </>
  );
}
