import { NativeSelect, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { ChangeEffect, MarkedChange } from '../api/types';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { FigureValue } from '../insight/FigureValue';
import { useDesk } from '../shell/entity';
import { Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask, Empty } from '../ui/States';
import { useFilters } from '../ui/useFilters';
import { Bounds } from './Bounds';

const DAYS = ['30', '60', '90', '180', '365'];

type FigureEffect = ChangeEffect['figures'][number];
type ExperimentEffect = ChangeEffect['experiment'][number];

/** Figures before and after a change, week by week, and beside those who were held out. */
export function ChangeEffectView({ change }: { change: MarkedChange }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  const { filters, set } = useFilters();
  const days = DAYS.find((one) => one === filters.days) ?? '90';
  const query = useApi(['change-effect', change.id, days], (entity) =>
    body(
      api.GET('/api/v1/entities/{entity}/marked-changes/{marked_change}/effect', {
        params: { path: { entity, marked_change: change.id }, query: { days: Number(days) } },
      }),
    ),
  );
  return (
    <Stack gap="md">
      <NativeSelect
        size="xs"
        w={220}
        label={t('improve.days')}
        value={days}
        data={DAYS}
        onChange={(event) => set('days', event.currentTarget.value)}
      />
      <Ask query={query}>
        {(effect) =>
          effect.after ? (
            <>
              <Text size="sm">
                {t('improve.compared', {
                  before: `${date(effect.before.from)} – ${date(effect.before.to)}`,
                  after: `${date(effect.after.from)} – ${date(effect.after.to)}`,
                })}
              </Text>
              {effect.experiment.length > 0 && <Experiment rows={effect.experiment} />}
              <Effects rows={effect.figures} />
            </>
          ) : (
            <Empty>{t('improve.notYet')}</Empty>
          )
        }
      </Ask>
    </Stack>
  );
}

function Effects({ rows }: { rows: FigureEffect[] }) {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  const { href } = useDesk();
  const unit = (row: FigureEffect) => t(`insight.unit.${row.unit}`, { defaultValue: row.unit });
  const value = (row: FigureEffect, side: 'before' | 'after') => (
    <>
      <FigureValue figure={{ value: row[side], unit: row.unit }} currency={row.currency} />
      <Text size="xs" c="dimmed">
        {t('insight.casesCount', { count: side === 'before' ? row.before_cases : row.after_cases })}
      </Text>
    </>
  );
  return (
    <SimpleTable
      label={t('improve.beforeAfter')}
      rows={rows}
      rowId={(row) => `${row.kpi}${row.currency}`}
      cards
      columns={[
        {
          label: t('improve.figure'),
          cell: (row) => (
            <Link to={href(`/insight/${row.kpi}`)}>
              {t(`kpi.${row.kpi}`, { defaultValue: row.kpi })} {row.currency ?? ''}
            </Link>
          ),
        },
        { label: t('improve.before'), numeric: true, cell: (row) => value(row, 'before') },
        { label: t('improve.after'), numeric: true, cell: (row) => value(row, 'after') },
        {
          label: t('improve.cases'),
          numeric: true,
          cell: (row) => <Bounds value={row.difference} unit={unit(row)} />,
        },
        {
          label: t('improve.level'),
          numeric: true,
          cell: (row) => (row.series ? <Bounds value={row.series.level} unit={unit(row)} /> : t('improve.fewWeeks')),
        },
        {
          label: t('improve.slope'),
          numeric: true,
          cell: (row) =>
            row.series ? (
              <>
                <Bounds value={row.series.slope} unit={unit(row)} />
                <Text size="xs" c="dimmed">
                  {t('improve.trendBefore', { trend: decimal(row.series.trend ?? '') })}
                </Text>
              </>
            ) : (
              ''
            ),
        },
      ]}
    />
  );
}

function Experiment({ rows }: { rows: ExperimentEffect[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('improve.experiment')}>
      <SimpleTable
        label={t('improve.experiment')}
        rows={rows}
        rowId={(row) => row.kpi}
        cards
        columns={[
          { label: t('improve.figure'), cell: (row) => t(`kpi.${row.kpi}`, { defaultValue: row.kpi }) },
          {
            label: t('improve.effect'),
            numeric: true,
            cell: (row) =>
              row.effect ? (
                <Bounds value={row.effect} unit={t(`insight.unit.${row.unit}`, { defaultValue: row.unit })} />
              ) : (
                t('improve.fewCustomers')
              ),
          },
          { label: t('improve.treated'), numeric: true, cell: (row) => row.treated },
          { label: t('improve.heldOut'), numeric: true, cell: (row) => row.held_out },
        ]}
      />
    </Section>
  );
}
