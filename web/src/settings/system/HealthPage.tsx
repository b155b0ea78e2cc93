import { Skeleton, Stack, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import type { HealthFigure } from '../../api/types';
import { useApi } from '../../api/useApi';
import { useFormat } from '../../i18n/useFormat';
import { useDesk } from '../../shell/entity';
import { Status, useWord } from '../../ui/Figures';
import { Page, Section } from '../../ui/Page';
import { SimpleTable } from '../../ui/SimpleTable';
import { Ask, Empty } from '../../ui/States';

const Plot = lazy(async () => ({ default: (await import('../../insight/Plot')).Plot }));

/** How the system and the company's data are: what is above its limit stands first. */
export function HealthPage() {
  const { t } = useTranslation();
  const { may, mayEverywhere } = useDesk();
  const all = mayEverywhere('jobs.read');
  const own = useApi(
    ['health'],
    (entity) => body(api.GET('/api/v1/entities/{entity}/health', { params: { path: { entity } } })),
    may('insight.read'),
  );
  const system = useApi(['health', 'system'], () => body(api.GET('/api/v1/health/system')), all);
  return (
    <Page title={t('settings.health')}>
      <Text size="sm" c="dimmed" maw={760}>
        {t('system.aboutHealth')}
      </Text>
      <Stack gap="lg">
        {may('insight.read') && (
          <Section title={t('system.healthOfData')}>
            <Ask query={own}>{(rows) => <Figures rows={rows} label={t('system.healthOfData')} />}</Ask>
          </Section>
        )}
        {all && (
          <>
            <Section title={t('system.healthOfSystem')}>
              <Ask query={system}>{(rows) => <Figures rows={rows} label={t('system.healthOfSystem')} />}</Ask>
            </Section>
            <Latencies />
          </>
        )}
      </Stack>
    </Page>
  );
}

function Figures({ rows, label }: { rows: HealthFigure[]; label: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const { decimal } = useFormat();
  const unit = (row: HealthFigure) => t(`insight.unit.${row.unit}`, { defaultValue: row.unit });
  const shown = (row: HealthFigure, value: string | null | undefined) =>
    value ? (
      <>
        {decimal(value)} <span className="currency">{row.unit === 'count' ? '' : unit(row)}</span>
      </>
    ) : (
      '–'
    );
  const sorted = [...rows].sort((one, other) => Number(other.alert) - Number(one.alert));
  return (
    <SimpleTable
      label={label}
      rows={sorted}
      rowId={(row) => `${row.name} ${row.source}`}
      cards
      columns={[
        { label: t('improve.figure'), cell: (row) => t(`system.health_${row.name}`, { defaultValue: row.name }) },
        { label: t('field.source'), cell: (row) => (row.source ? word(row.source) : '') },
        { label: t('insight.value'), numeric: true, cell: (row) => shown(row, row.value) },
        { label: t('system.limit'), numeric: true, cell: (row) => shown(row, row.limit) },
        { label: t('field.state'), cell: (row) => <Status code={row.alert ? 'above_limit' : 'healthy'} /> },
      ]}
    />
  );
}

/** How long transactions took, hour by hour. */
function Latencies() {
  const { t } = useTranslation();
  const { decimal, instant } = useFormat();
  const query = useApi(['health', 'latencies'], () =>
    body(api.GET('/api/v1/health/transaction-latencies', { params: { query: {} } })),
  );
  const name = t('system.latencies');
  return (
    <Section title={name}>
      <Ask query={query}>
        {(hours) =>
          hours.length === 0 ? (
            <Empty />
          ) : (
            <Suspense fallback={<Skeleton height={240} />}>
              <Plot
                name={name}
                file="transaction-latency"
                labels={hours.map((hour) => instant(hour.hour))}
                series={[
                  { name: 'p50', values: hours.map((hour) => hour.p50 ?? null) },
                  { name: 'p99', values: hours.map((hour) => hour.p99 ?? null) },
                ]}
                format={decimal}
                unit="ms"
              />
            </Suspense>
          )
        }
      </Ask>
    </Section>
  );
}
