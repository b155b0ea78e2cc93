import { Button, FileButton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Baseline } from '../api/types';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { PeriodPicker, usePeriod } from '../insight/PeriodPicker';
import { useDesk } from '../shell/entity';
import { Day } from '../ui/Figures';
import { Page, Section } from '../ui/Page';
import { SimpleTable, type SimpleColumn } from '../ui/SimpleTable';
import { Ask, Empty } from '../ui/States';
import { useFilters } from '../ui/useFilters';
import { BaselineComparisonView } from './BaselineComparisonView';
import { KeepBaselineDialog, TakeAwayDialog } from './BaselineDialogs';
import { readBaseline, type BaselineFile } from './readBaseline';

/** Figures as they once stood, beside those of now. */
export function BaselinesPage() {
  const { t } = useTranslation();
  const { may } = useDesk();
  const [keeping, setKeeping] = useState<BaselineFile | 'own' | null>(null);
  const query = useApi(['baselines'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/baselines', { params: { path: { entity } } })),
  );
  const open = async (file: File | null) => {
    if (!file) return;
    const read = readBaseline(await file.text());
    if (read) setKeeping(read);
    else notifications.show({ color: 'red', message: t('baseline.notAFile', { file: file.name }) });
  };
  return (
    <Page title={t('nav.baselines')} actions={<PeriodPicker />}>
      <Text size="sm" c="dimmed" maw={760}>
        {t('baseline.about')}
      </Text>
      {may('insight.write') && (
        <Button.Group className="no-print">
          <Button variant="default" onClick={() => setKeeping('own')}>
            {t('baseline.keepOwn')}
          </Button>
          <FileButton accept="application/json,.json" onChange={(file) => void open(file)}>
            {(props) => (
              <Button {...props} variant="default">
                {t('baseline.fromFile')}
              </Button>
            )}
          </FileButton>
        </Button.Group>
      )}
      <Ask query={query}>
        {(rows) => (rows.length === 0 ? <Empty>{t('baseline.none')}</Empty> : <Baselines rows={rows} />)}
      </Ask>
      {keeping && <KeepBaselineDialog file={keeping === 'own' ? null : keeping} close={() => setKeeping(null)} />}
    </Page>
  );
}

function Baselines({ rows }: { rows: Baseline[] }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  const { may } = useDesk();
  const { from, to } = usePeriod();
  const { filters, set } = useFilters();
  const [leaving, setLeaving] = useState<Baseline | null>(null);
  const shown = rows.find((row) => row.id === filters.baseline) ?? rows[0];
  const columns: SimpleColumn<Baseline>[] = [
    {
      label: t('field.name'),
      cell: (row) => (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-pressed={row.id === shown?.id}
          onClick={() => set('baseline', row.id)}
        >
          {row.name}
        </Button>
      ),
    },
    { label: t('baseline.source'), cell: (row) => t(`baseline.source_${row.source}`) },
    {
      label: t('baseline.measured'),
      cell: (row) => (row.from && row.to ? `${date(row.from)} – ${date(row.to)}` : '–'),
    },
    { label: t('baseline.figures'), numeric: true, cell: (row) => row.figures },
    { label: t('baseline.keptAt'), cell: (row) => <Day value={row.kept_at.slice(0, 10)} /> },
  ];
  const leave: SimpleColumn<Baseline> = {
    label: t('baseline.takeAway'),
    action: true,
    cell: (row) => (
      <Button
        variant="subtle"
        size="compact-xs"
        aria-label={`${t('baseline.takeAway')}: ${row.name}`}
        onClick={() => setLeaving(row)}
      >
        {t('baseline.takeAway')}
      </Button>
    ),
  };
  return (
    <Stack gap="lg">
      <SimpleTable
        label={t('nav.baselines')}
        rows={rows}
        rowId={(row) => row.id}
        cards
        columns={may('insight.write') ? [...columns, leave] : columns}
      />
      {shown && (
        <Section title={t('baseline.compare', { name: shown.name, from: date(from), to: date(to) })}>
          <BaselineComparisonView baseline={shown} period={{ from, to }} />
        </Section>
      )}
      {leaving && <TakeAwayDialog seen={leaving} close={() => setLeaving(null)} />}
    </Stack>
  );
}
