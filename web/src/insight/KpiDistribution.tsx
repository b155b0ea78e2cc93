import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import type { Figure } from '../api/types';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { Section } from '../ui/Page';
import { Ask } from '../ui/States';
import { bucketLabel } from './bucket';
import type { Asked } from './period';
import { readDistribution } from './readKpi';

const Plot = lazy(async () => ({ default: (await import('./Plot')).Plot }));

/** The figures that are means of times, which can be spread. */
export const SPREADABLE: Figure['kpi'][] = [
  'days_to_pay',
  'days_late',
  'order_acceptance_time',
  'invoice_latency',
  'order_to_cash_time',
];

/** How many documents took how long. */
export function KpiDistribution({ figure, period }: { figure: Figure; period: Asked }) {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  const { kpi, currency, unit } = figure;
  const query = useApi(['kpi-distribution', kpi, period], (entity) => readDistribution(entity, kpi, period));
  return (
    <Section title={t('insight.distribution', { unit: t(`insight.unit.${unit}`, { defaultValue: unit }) })}>
      <Ask query={query} rows={4}>
        {(all) => {
          const own = all.find((one) => one.currency === currency);
          return (
            own && (
              <Suspense fallback={<Skeleton height={240} />}>
                <Plot
                  name={`${t(`kpi.${kpi}`)}: ${t('insight.documents')}`}
                  file={`${kpi}-distribution`}
                  labels={own.buckets.map(bucketLabel)}
                  series={[{ name: t('insight.documents'), values: own.buckets.map(({ cases }) => String(cases)) }]}
                  format={decimal}
                  unit={t('insight.documents')}
                />
              </Suspense>
            )
          );
        }}
      </Ask>
    </Section>
  );
}
