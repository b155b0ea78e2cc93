import { Skeleton, Stack } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Case, Figure } from '../api/types';
import { useApi } from '../api/useApi';
import { sourcePath } from '../receivables/source';
import { useDesk } from '../shell/entity';
import { DataTable } from '../ui/DataTable';
import { useWord } from '../ui/Figures';
import { Page, Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask, Empty } from '../ui/States';
import { FigureCard } from './FigureCard';
import { FigureValue } from './FigureValue';
import { monthsUpTo } from './period';
import { PeriodPicker, usePeriod } from './PeriodPicker';

const TrendChart = lazy(async () => ({ default: (await import('./TrendChart')).TrendChart }));
const MONTHS = 12;

export function KpiPage() {
  const { t } = useTranslation();
  const { kpi = '' } = useParams({ strict: false });
  const period = usePeriod();
  const query = useApi(['kpi', kpi, period], (entity) => readKpi(entity, kpi, period));
  return (
    <Page title={t(`kpi.${kpi}`, { defaultValue: kpi })} actions={<PeriodPicker />}>
      <Ask query={query}>
        {(figures) =>
          figures.length === 0 ? (
            <Empty />
          ) : (
            <Stack gap="lg">
              {figures.map((figure) => (
                <FigureParts key={figure.currency} figure={figure} period={period} />
              ))}
              <Trend kpi={kpi} to={period.to} />
            </Stack>
          )
        }
      </Ask>
      <Section title={t('insight.cases')}>
        <Cases kpi={kpi} period={period} />
      </Section>
    </Page>
  );
}

function readKpi(entity: string, kpi: string, period: { from: string; to: string }) {
  return body(api.GET('/api/v1/entities/{entity}/kpis/{kpi}', { params: { path: { entity, kpi }, query: period } }));
}

function FigureParts({ figure, period }: { figure: Figure; period: { from: string; to: string } }) {
  const { t } = useTranslation();
  return (
    <Section title={t('insight.value')}>
      <Stack gap="xs">
        <FigureCard figure={figure} period={period} />
        <SimpleTable
          label={t('insight.parts')}
          rows={figure.parts}
          rowId={(part) => part.name}
          columns={[
            { label: t('insight.parts'), narrow: true, cell: (part) => part.name },
            {
              label: t('insight.value'),
              numeric: true,
              narrow: true,
              cell: (part) => <FigureValue figure={part} currency={figure.currency} />,
            },
          ]}
        />
      </Stack>
    </Section>
  );
}

/** The figure of each of the last months, asked for month by month. */
function Trend({ kpi, to }: { kpi: string; to: string }) {
  const { t } = useTranslation();
  const query = useApi(['kpi-trend', kpi, to], async (entity) => {
    const months = monthsUpTo(to, MONTHS);
    const figures = await Promise.all(months.map((month) => readKpi(entity, kpi, month)));
    return months.map((month, index) => ({ month: month.from, figure: figures[index]?.[0] }));
  });
  return (
    <Section title={t('insight.trend')}>
      <Ask query={query}>
        {(points) => (
          <Suspense fallback={<Skeleton height={240} />}>
            <TrendChart name={t(`kpi.${kpi}`, { defaultValue: kpi })} points={points} />
          </Suspense>
        )}
      </Ask>
    </Section>
  );
}

function Cases({ kpi, period }: { kpi: string; period: { from: string; to: string } }) {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity, href } = useDesk();
  const link = (row: Case) => {
    const path = sourcePath({ type: row.object_type, id: row.id });
    return path ? <Link to={href(path)}>{row.number}</Link> : row.number;
  };
  return (
    <DataTable
      name="kpi-cases"
      label={t('insight.cases')}
      by={{ kpi, ...period }}
      columns={[
        { id: 'number', whole: true, label: t('field.number'), narrow: true, cell: link, text: (row) => row.number },
        {
          id: 'kind',
          label: t('field.kind'),
          narrow: true,
          cell: (row) => word(row.object_type),
          text: (row) => word(row.object_type),
        },
      ]}
      load={(after) =>
        body(
          api.GET('/api/v1/entities/{entity}/kpis/{kpi}/cases', {
            params: { path: { entity, kpi }, query: { ...period, after, limit: 25 } },
          }),
        )
      }
      rowId={(row) => row.id}
      rowLabel={(row) => row.number}
    />
  );
}
