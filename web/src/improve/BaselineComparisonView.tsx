import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Baseline, BaselineComparison } from '../api/types';
import { useApi } from '../api/useApi';
import { FigureValue } from '../insight/FigureValue';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask, Empty } from '../ui/States';
import { Bounds } from './Bounds';

type Change = BaselineComparison['changes'][number];
type Lonely = BaselineComparison['only_before'][number];

interface Props {
  baseline: Baseline;
  period: { from: string; to: string };
}

/** A baseline beside what is measured in a period. */
export function BaselineComparisonView({ baseline, period }: Props) {
  const { t } = useTranslation();
  const query = useApi(['baseline', baseline.id, period], (entity) =>
    body(
      api.GET('/api/v1/entities/{entity}/baselines/{baseline}/comparison', {
        params: { path: { entity, baseline: baseline.id }, query: period },
      }),
    ),
  );
  return (
    <Ask query={query}>
      {(found) => (
        <Stack gap="md">
          {found.changes.length === 0 ? <Empty>{t('baseline.nothing')}</Empty> : <Changes rows={found.changes} />}
          <OneSided label={t('baseline.onlyBefore')} rows={found.only_before} />
          <OneSided label={t('baseline.onlyAfter')} rows={found.only_after} />
        </Stack>
      )}
    </Ask>
  );
}

/** What a figure of a process or a ledger is called. */
function useMeasure() {
  const { t } = useTranslation();
  return ({ measure, currency }: { measure: string; currency?: string | null }) =>
    currency
      ? `${t(`kpi.${measure}`, { defaultValue: measure })} ${currency}`
      : t(`baseline.measure.${measure}`, { defaultValue: measure });
}

function Changes({ rows }: { rows: Change[] }) {
  const { t } = useTranslation();
  const measure = useMeasure();
  const value = (row: Change, side: 'before' | 'after') => (
    <>
      <FigureValue figure={{ value: row[side], unit: row.unit }} currency={null} />
      <Text size="xs" c="dimmed">
        {t('baseline.of', { count: side === 'before' ? row.before_cases : row.after_cases })}
      </Text>
    </>
  );
  return (
    <SimpleTable
      label={t('improve.beforeAfter')}
      rows={rows}
      rowId={(row) => `${row.measure}${row.currency}`}
      cards
      columns={[
        { label: t('improve.figure'), cell: measure },
        { label: t('improve.before'), numeric: true, cell: (row) => value(row, 'before') },
        { label: t('improve.after'), numeric: true, cell: (row) => value(row, 'after') },
        {
          label: t('insight.difference'),
          numeric: true,
          cell: (row) =>
            row.difference ? (
              <Bounds value={row.difference} unit={t(`insight.unit.${row.unit}`, { defaultValue: row.unit })} />
            ) : (
              <Plain row={row} />
            ),
        },
      ]}
    />
  );
}

/** The difference of figures that have no bounds. */
function Plain({ row }: { row: Change }) {
  if (!row.before || !row.after) return <>–</>;
  const difference = Number((Number(row.after) - Number(row.before)).toFixed(4));
  return <FigureValue figure={{ value: String(difference), unit: row.unit }} currency={null} />;
}

function OneSided({ label, rows }: { label: string; rows: Lonely[] }) {
  const measure = useMeasure();
  if (rows.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {label}: {rows.map(measure).join(', ')}
    </Text>
  );
}
