import { NativeSelect, Skeleton, Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { ApplicationAnalysis, ApplicationRow } from '../api/types';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { Page, Section } from '../ui/Page';
import { Ask, Empty } from '../ui/States';
import { useFilters } from '../ui/useFilters';
import { ApplicationTable } from './ApplicationTable';
import { ApplicationTotals } from './ApplicationTotals';
import { PeriodPicker, usePeriod } from './PeriodPicker';
import { Upstream } from './Upstream';

const Plot = lazy(async () => ({ default: (await import('./Plot')).Plot }));
const WAYS = ['week', 'bank_account', 'format', 'customer'] as const;

/** How cash application works: what was applied without a person, how fast, how often corrected. */
export function ApplicationPage() {
  const { t } = useTranslation();
  const { from, to } = usePeriod();
  const { filters, set } = useFilters();
  const by = WAYS.find((way) => way === filters.by) ?? 'week';
  const query = useApi(['cash-application', from, to, by], (entity) => {
    const params = { path: { entity }, query: { from, to, by } };
    return body(api.GET('/api/v1/entities/{entity}/cash-application', { params }));
  });
  return (
    <Page title={t('nav.application')} actions={<PeriodPicker />}>
      <Ask query={query} rows={12}>
        {(analysis) =>
          analysis.totals.length === 0 ? (
            <Empty>{t('application.empty')}</Empty>
          ) : (
            <Stack>
              {analysis.totals.map((total) => (
                <ApplicationTotals key={total.currency} total={total} />
              ))}
              {by === 'week' && <Course analysis={analysis} />}
              <Section
                title={t('application.parts')}
                actions={
                  <NativeSelect
                    className="no-print"
                    aria-label={t('application.parts')}
                    value={by}
                    data={WAYS.map((way) => ({ value: way, label: t(`application.by_${way}`) }))}
                    onChange={(event) => set('by', event.currentTarget.value)}
                  />
                }
              >
                <ApplicationTable by={by} rows={analysis.rows} />
              </Section>
              <Upstream from={from} to={to} />
            </Stack>
          )
        }
      </Ask>
    </Page>
  );
}

/** The straight-through rate week by week, of each currency. */
function Course({ analysis }: { analysis: ApplicationAnalysis }) {
  const { t } = useTranslation();
  const { date, decimal } = useFormat();
  const weeks = [...new Set(analysis.rows.map((row) => row.key))];
  const of = (currency: string, week: string) => (row: ApplicationRow) => row.key === week && row.currency === currency;
  return (
    <Section title={t('application.course')}>
      <Suspense fallback={<Skeleton height={240} />}>
        <Plot
          name={t('application.course')}
          file="straight-through-by-week"
          labels={weeks.map((week) => date(week))}
          series={analysis.totals.map(({ currency }) => ({
            name: currency,
            values: weeks.map((week) => analysis.rows.find(of(currency, week))?.straight_through ?? null),
          }))}
          format={decimal}
          unit="%"
        />
      </Suspense>
    </Section>
  );
}
