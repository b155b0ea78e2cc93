import { Button, SegmentedControl, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Target } from '../api/types';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { FigureValue } from '../insight/FigureValue';
import { Sparkline } from '../insight/Sparkline';
import { useDesk } from '../shell/entity';
import { Amount, Day, Status } from '../ui/Figures';
import { Page } from '../ui/Page';
import { SimpleTable, type SimpleColumn } from '../ui/SimpleTable';
import { Ask, Empty } from '../ui/States';
import { useFilters } from '../ui/useFilters';
import { NewTargetDialog, TargetDialog } from './TargetDialog';
import { useKpis } from './useKpis';

/** What key figures are to reach: who answers for it, how far it has come, what the rest is worth. */
export function TargetsPage() {
  const { t } = useTranslation();
  const { may } = useDesk();
  const { filters, set } = useFilters();
  const [setting, setSetting] = useState(false);
  const kpis = useKpis();
  const ended = filters.state === 'ended';
  const query = useApi(['targets', ended], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/targets', { params: { path: { entity }, query: { ended } } })),
  );
  return (
    <Page
      title={t('nav.targets')}
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label={t('improve.which')}
            value={ended ? 'ended' : 'open'}
            onChange={(value) => set('state', value === 'ended' ? value : '')}
            data={[
              { value: 'open', label: t('improve.pursued') },
              { value: 'ended', label: t('improve.ended') },
            ]}
          />
          {may('insight.write') && <Button onClick={() => setSetting(true)}>{t('improve.setTarget')}</Button>}
        </>
      }
    >
      <Text size="sm" c="dimmed" maw={760}>
        {t('improve.aboutTargets')}
      </Text>
      <Ask query={query}>
        {(targets) => (targets.length === 0 ? <Empty>{t('improve.noTargets')}</Empty> : <Targets rows={targets} />)}
      </Ask>
      {setting && <NewTargetDialog kpis={kpis} close={() => setSetting(false)} />}
    </Page>
  );
}

function Targets({ rows }: { rows: Target[] }) {
  const { t } = useTranslation();
  const { glance } = useFormat();
  const { href, may } = useDesk();
  const [changing, setChanging] = useState<Target | null>(null);
  const name = (row: Target) => t(`kpi.${row.kpi}`, { defaultValue: row.kpi });
  const shown = (row: Target, value: string | null | undefined) => (
    <FigureValue figure={{ value, unit: row.unit }} currency={row.currency} />
  );
  const change: SimpleColumn<Target> = {
    label: t('action.edit'),
    numeric: true,
    cell: (row) => (
      <Button
        variant="subtle"
        size="compact-xs"
        aria-label={`${t('action.edit')} ${name(row)}`}
        onClick={() => setChanging(row)}
      >
        {t('action.edit')}
      </Button>
    ),
  };
  const columns: SimpleColumn<Target>[] = [
    {
      label: `${t('improve.figure')}, ${t('improve.owner')}`,
      cell: (row) => (
        <>
          <Link to={href(`/insight/${row.kpi}`)}>{name(row)}</Link>
          <Text size="xs" c="dimmed">
            {row.owner_name}
          </Text>
          {row.note && (
            <Text size="xs" c="dimmed" lineClamp={2}>
              {row.note}
            </Text>
          )}
        </>
      ),
    },
    { label: t('field.state'), cell: (row) => <Status code={row.standing} /> },
    {
      label: t('improve.now'),
      numeric: true,
      cell: (row) => (
        <>
          {shown(row, row.latest)}
          <Text size="xs" c="dimmed">
            {t('improve.start')}: {shown(row, row.start)}
          </Text>
        </>
      ),
    },
    {
      label: t('improve.value'),
      numeric: true,
      cell: (row) => (
        <>
          {shown(row, row.target)}
          <Text size="xs" c="dimmed">
            {t('improve.due')} <Day value={row.due_on} />
          </Text>
        </>
      ),
    },
    {
      label: t('improve.attained'),
      numeric: true,
      cell: (row) => (row.attainment ? `${glance(row.attainment)} %` : '–'),
    },
    {
      label: t('insight.trend'),
      cell: (row) => (
        <div style={{ minWidth: 64 }}>
          <Sparkline values={row.points.map((point) => point.value ?? null)} />
          <Text size="xs" c="dimmed">
            {t('improve.forecast')}: {shown(row, row.forecast)}
          </Text>
        </div>
      ),
    },
    {
      label: t('improve.atStake'),
      numeric: true,
      cell: (row) => (row.at_stake ? <Amount value={row.at_stake} /> : '–'),
    },
  ];
  return (
    <>
      <SimpleTable
        label={t('nav.targets')}
        rows={rows}
        rowId={(row) => row.id}
        cards
        columns={may('insight.write') ? [...columns, change] : columns}
      />
      {changing && <TargetDialog seen={changing} close={() => setChanging(null)} />}
    </>
  );
}
