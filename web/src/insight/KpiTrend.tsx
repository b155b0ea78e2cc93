import { SegmentedControl, Skeleton, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import type { Figure, TrendPoint } from '../api/types';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { Section } from '../ui/Page';
import { Ask } from '../ui/States';
import type { Filters } from '../ui/filters';
import { useFilters } from '../ui/useFilters';
import { monthsUpTo, periodYearBefore } from './period';
import { useNotes } from '../improve/useNotes';
import { useGroup } from './PeriodPicker';
import { readTrend, type Step } from './readKpi';
import { useUnitText, useValueText } from './useValueText';

const Plot = lazy(async () => ({ default: (await import('./Plot')).Plot }));
const MONTHS = 12;

/** The course of a figure over twelve months, with that of the year before when it is compared. */
export function KpiTrend({ figure, to, compare }: { figure: Figure; to: string; compare: boolean }) {
  const { t } = useTranslation();
  const { date, month } = useFormat();
  const { filters, set } = useFilters();
  const navigate = useNavigate();
  const { kpi, currency } = figure;
  const step: Step = filters.step === 'week' ? 'week' : 'month';
  const group = useGroup();
  const period = { from: monthsUpTo(to, MONTHS)[0]?.from ?? to, to, ...group };
  const text = useValueText(figure);
  const unit = useUnitText(figure);
  const query = useApi(['kpi-trend', kpi, period, step, compare], async (entity) => ({
    now: await readTrend(entity, kpi, period, step),
    before: compare ? await readTrend(entity, kpi, { ...periodYearBefore(period), ...group }, step) : null,
  }));
  const values = (points: TrendPoint[]) =>
    points.map((point) => point.figures.find((one) => one.currency === currency)?.value ?? null);
  const notes = useNotes(figure);
  const labelOf = (point: TrendPoint) => (step === 'month' ? month(point.from) : date(point.from));
  const marks = (points: TrendPoint[]) =>
    notes.changes.flatMap((change) => {
      const point = points.find((one) => one.from <= change.on && change.on <= one.to);
      return point ? [{ name: change.name, label: labelOf(point) }] : [];
    });
  const take = (points: TrendPoint[]) => {
    const [first, last] = [points[0], points.at(-1)];
    if (first && last)
      void navigate({ to: '.', search: (old: Filters) => ({ ...old, from: first.from, to: last.to }) });
  };
  const name = t(`kpi.${kpi}`, { defaultValue: kpi });
  return (
    <Section
      title={t('insight.trend')}
      actions={
        <SegmentedControl
          size="xs"
          className="no-print"
          aria-label={t('insight.step')}
          value={step}
          onChange={(value) => set('step', value)}
          data={[
            { value: 'month', label: t('insight.byMonth') },
            { value: 'week', label: t('insight.byWeek') },
          ]}
        />
      }
    >
      <Ask query={query}>
        {({ now, before }) => (
          <Suspense fallback={<Skeleton height={240} />}>
            <Plot
              name={t('insight.chart', { name })}
              file={`${kpi}-by-${step}`}
              labels={now.map(labelOf)}
              series={[
                { name: t('insight.thisYear'), values: values(now) },
                ...(before ? [{ name: t('insight.yearBefore'), values: values(before) }] : []),
              ]}
              format={text}
              unit={unit}
              goals={notes.targets.map((target) => ({ name: t('improve.value'), value: target.target }))}
              marks={marks(now)}
              onSpan={(first, last) => take(now.slice(first, last + 1))}
            />
            <Text size="xs" c="dimmed" className="no-print">
              {t('insight.brush')}
            </Text>
          </Suspense>
        )}
      </Ask>
    </Section>
  );
}
