import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import type { Figure } from '../api/types';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { Section } from '../ui/Page';
import { Ask } from '../ui/States';
import { monthsUpTo, periodYearBefore } from './period';
import { readKpi } from './readKpi';

const Plot = lazy(async () => ({ default: (await import('./Plot')).Plot }));
const MONTHS = 12;

/** The figure of each of the last months, with those of the year before when it is compared. */
export function KpiTrend({ figure, to, compare }: { figure: Figure; to: string; compare: boolean }) {
  const { t } = useTranslation();
  const { decimal, loose, month: monthName } = useFormat();
  const { kpi, currency, unit } = figure;
  const months = monthsUpTo(to, MONTHS);
  const query = useApi(['kpi-trend', kpi, currency, to, compare], async (entity) => {
    const value = async (month: { from: string; to: string }) =>
      (await readKpi(entity, kpi, month)).find((one) => one.currency === currency)?.value ?? null;
    return {
      now: await Promise.all(months.map(value)),
      before: compare ? await Promise.all(months.map(periodYearBefore).map(value)) : null,
    };
  });
  const name = t(`kpi.${kpi}`, { defaultValue: kpi });
  return (
    <Section title={t('insight.trend')}>
      <Ask query={query}>
        {({ now, before }) => (
          <Suspense fallback={<Skeleton height={240} />}>
            <Plot
              name={t('insight.chart', { name })}
              file={`${kpi}-by-month`}
              labels={months.map((month) => monthName(month.from))}
              series={[
                { name: t('insight.thisYear'), values: now },
                ...(before ? [{ name: t('insight.yearBefore'), values: before }] : []),
              ]}
              format={(value) => (currency && unit === 'amount' ? loose(value, currency) : decimal(value))}
            />
          </Suspense>
        )}
      </Ask>
    </Section>
  );
}
