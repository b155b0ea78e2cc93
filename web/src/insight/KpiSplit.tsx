import { Grid, NativeSelect, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import type { Figure } from '../api/types';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask, Empty } from '../ui/States';
import type { Filters } from '../ui/filters';
import { useFilters } from '../ui/useFilters';
import { useWord } from '../ui/Figures';
import { FigureValue } from './FigureValue';
import type { Asked } from './period';
import { readSplit, type SplitBy } from './readKpi';
import { useUnitText, useValueText } from './useValueText';

const Plot = lazy(async () => ({ default: (await import('./Plot')).Plot }));
const WAYS: SplitBy[] = ['segment', 'country', 'customer', 'channel', 'product_group'];

interface Props {
  figure: Figure;
  period: Asked;
  /** Whether its orders came by channels. */
  channels: boolean;
  /** Whether it counts lines of products. */
  products: boolean;
}

/** A figure of each segment, country, customer, channel or group of products. */
export function KpiSplit({ figure, period, channels, products }: Props) {
  const { t } = useTranslation();
  const { filters, set } = useFilters();
  const ways = WAYS.filter((way) => (channels || way !== 'channel') && (products || way !== 'product_group'));
  const by = ways.find((way) => way === filters.split);
  return (
    <Section
      title={t('insight.split')}
      actions={
        <NativeSelect
          className="no-print"
          aria-label={t('insight.split')}
          value={by ?? ''}
          data={[
            { value: '', label: t('insight.compareNone') },
            ...ways.map((way) => ({ value: way, label: t(`field.${way}`) })),
          ]}
          onChange={(event) => set('split', event.currentTarget.value)}
        />
      }
    >
      {by && <Shares figure={figure} period={period} by={by} />}
    </Section>
  );
}

function Shares({ figure, period, by }: { figure: Figure; period: Asked; by: SplitBy }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const word = useWord();
  const text = useValueText(figure);
  const unit = useUnitText(figure);
  const { kpi, currency } = figure;
  const query = useApi(['kpi-split', kpi, period, by], (entity) => readSplit(entity, kpi, period, by));
  const nameOf = (name: string | null | undefined) => {
    if (!name) return t(by === 'product_group' ? 'insight.noProductGroup' : 'insight.noSegment');
    if (by === 'channel') return word(name);
    return by === 'country' ? (new Intl.DisplayNames(language, { type: 'region' }).of(name) ?? name) : name;
  };
  return (
    <Ask query={query} rows={4}>
      {(shares) => {
        const rows = shares.flatMap(({ name, customer, figures }) => {
          const own = figures.find((one) => one.currency === currency);
          return own ? [{ name: nameOf(name), code: customer ?? name, own }] : [];
        });
        if (rows.length === 0) return <Empty />;
        return (
          <Grid gap="md">
            <Grid.Col span={{ base: 12, md: 6 }}>
              <SimpleTable
                label={t('insight.split')}
                rows={rows}
                rowId={(row) => row.code ?? ''}
                columns={[
                  {
                    label: t(`field.${by}`),
                    narrow: true,
                    cell: (row) =>
                      row.code ? (
                        <Link to="." search={(old: Filters) => ({ ...old, [by]: row.code ?? '', split: '' })}>
                          {row.name}
                        </Link>
                      ) : (
                        row.name
                      ),
                  },
                  { label: t('insight.documents'), numeric: true, cell: (row) => row.own.cases },
                  {
                    label: t('insight.value'),
                    numeric: true,
                    narrow: true,
                    cell: (row) => <FigureValue figure={row.own} currency={currency} />,
                  },
                ]}
              />
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 6 }}>
              <Suspense fallback={<Skeleton height={240} />}>
                <Plot
                  name={`${t(`kpi.${kpi}`)}: ${t(`field.${by}`)}`}
                  file={`${kpi}-by-${by}`}
                  labels={rows.map((row) => row.name)}
                  series={[{ name: t('insight.value'), values: rows.map((row) => row.own.value ?? null) }]}
                  format={text}
                  unit={unit}
                  lying
                />
              </Suspense>
            </Grid.Col>
          </Grid>
        );
      }}
    </Ask>
  );
}
