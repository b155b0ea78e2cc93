import { Grid, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import type { Figure } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { FigureCard } from './FigureCard';
import { FigureValue } from './FigureValue';
import { KpiDifference } from './KpiDifference';
import type { Asked } from './period';
import { usePartName } from './usePartName';
import { Waterfall } from './Waterfall';
import { useUnitText, useValueText } from './useValueText';

const Plot = lazy(async () => ({ default: (await import('./Plot')).Plot }));

/** Figures whose parts are shares of one whole, and so can be plotted beside each other. */
const SPREAD: Figure['kpi'][] = ['aging', 'order_to_cash_time'];

interface Props {
  figure: Figure;
  period: Asked;
  before: Figure | undefined;
  other: Asked | null;
  /** Whether figures of other currencies stand beside it. */
  several: boolean;
}

/** The value and what it is made of, with another period's beside them. */
export function KpiFigure({ figure, period, before, other, several }: Props) {
  const { t } = useTranslation();
  const { date } = useFormat();
  const nameOf = usePartName();
  const span = (one: Asked) => `${date(one.from)} – ${date(one.to)}`;
  const bridge = figure.kpi === 'dso_bridge' && figure.parts.every((part) => part.value);
  const partBefore = (name: string) => before?.parts.find((part) => part.name === name);
  return (
    <Section title={figure.currency && several ? `${t('insight.value')} (${figure.currency})` : t('insight.value')}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
          <FigureCard figure={figure} period={period} title={span(period)} />
          {other && before && <FigureCard figure={before} period={other} title={span(other)} />}
          {other && <KpiDifference figure={figure} period={period} other={other} />}
        </SimpleGrid>
        {bridge && (
          <Waterfall
            label={t('kpi.dso_bridge')}
            falls={[
              ...figure.parts.map((part) => ({
                label: nameOf(part.name),
                value: Number(part.value),
                shown: <FigureValue figure={part} currency={figure.currency} />,
              })),
              {
                label: t('kpi.dso'),
                value: Number(figure.value),
                whole: true,
                shown: <FigureValue figure={figure} currency={figure.currency} />,
              },
            ]}
          />
        )}
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: SPREAD.includes(figure.kpi) ? 6 : 12 }}>
            <SimpleTable
              label={t('insight.parts')}
              rows={figure.parts}
              rowId={(part) => part.name}
              cards
              columns={[
                {
                  label: t('insight.parts'),
                  narrow: true,
                  cell: (part) => <span className="sentence">{nameOf(part.name)}</span>,
                },
                {
                  label: other ? span(period) : t('insight.value'),
                  numeric: true,
                  narrow: true,
                  cell: (part) => <FigureValue figure={part} currency={figure.currency} />,
                },
                ...(other && before
                  ? [
                      {
                        label: span(other),
                        numeric: true,
                        narrow: true,
                        cell: (part: Figure['parts'][number]) => {
                          const then = partBefore(part.name);
                          return then && <FigureValue figure={then} currency={figure.currency} />;
                        },
                      },
                    ]
                  : []),
              ]}
            />
          </Grid.Col>
          {SPREAD.includes(figure.kpi) && (
            <Grid.Col span={{ base: 12, md: 6 }}>
              <Spread figure={figure} before={before} labels={[span(period), other ? span(other) : '']} />
            </Grid.Col>
          )}
        </Grid>
      </Stack>
    </Section>
  );
}

/** How the parts share the whole. */
function Spread({ figure, before, labels }: { figure: Figure; before: Figure | undefined; labels: string[] }) {
  const { t } = useTranslation();
  const text = useValueText(figure);
  const unit = useUnitText(figure);
  const nameOf = usePartName();
  const parts = figure.parts.filter(
    (part) => part.unit === figure.unit && !['mean', 'median', 'p90'].includes(part.name),
  );
  const valuesOf = (one: Figure) =>
    parts.map(({ name }) => one.parts.find((part) => part.name === name)?.value ?? null);
  const series = [{ name: labels[0] ?? '', values: valuesOf(figure) }];
  if (before) series.push({ name: labels[1] ?? '', values: valuesOf(before) });
  return (
    <Suspense fallback={<Skeleton height={200} />}>
      <Plot
        name={`${t(`kpi.${figure.kpi}`)}: ${t('insight.spread')}`}
        file={`${figure.kpi}-parts`}
        labels={parts.map((part) => nameOf(part.name))}
        series={series}
        format={text}
        unit={unit}
        lying
      />
    </Suspense>
  );
}
