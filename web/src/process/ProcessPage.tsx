import { Button, Group, NativeSelect, Skeleton, Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Flow } from '../api/types';
import { useApi } from '../api/useApi';
import { PeriodPicker, usePeriod } from '../insight/PeriodPicker';
import { useDesk } from '../shell/entity';
import { Page, Section } from '../ui/Page';
import { Ask, Empty } from '../ui/States';
import { useFilters } from '../ui/useFilters';
import { ProcessCases } from './ProcessCases';
import { Lateness } from './Lateness';
import { ProcessFilter, useAskedCases } from './ProcessFilter';
import { ProcessTotals } from './ProcessTotals';
import { DeviationsTable, HandoversTable, MovesTable, PathsTable, StepsTable } from './tables';

const ProcessMap = lazy(async () => ({ default: (await import('./ProcessMap')).ProcessMap }));
const KINDS = ['order', 'invoice', 'bank_entry'] as const;

/** How orders, invoices and payments move, out of the event log. */
export function ProcessPage() {
  const { t } = useTranslation();
  const period = usePeriod();
  const { filters, set } = useFilters();
  const { id: entity, may } = useDesk();
  const of = KINDS.find((kind) => kind === filters.of) ?? 'order';
  const cases = useAskedCases();
  const asked = { ...period, of, ...cases };
  const query = useApi(['process', asked], (entity) =>
    body(
      api.GET('/api/v1/entities/{entity}/process', {
        params: { path: { entity }, query: asked as unknown as { from: string; to: string } },
      }),
    ),
  );
  return (
    <Page title={t('nav.process')} actions={<PeriodPicker />}>
      <ProcessFilter flow={query.data} />
      <Group className="no-print" align="end" justify="space-between">
        <NativeSelect
          w={260}
          label={t('process.of')}
          value={of}
          data={KINDS.map((kind) => ({ value: kind, label: t(`process.of_${kind}`) }))}
          onChange={(event) => set('of', event.currentTarget.value)}
        />
        {may('events.read') && (
          <Button component="a" variant="default" download href={`/api/v1/entities/${entity}/event-log?format=json`}>
            {t('process.exportLog')}
          </Button>
        )}
      </Group>
      <Ask query={query} rows={14}>
        {(flow) =>
          flow.cases === 0 ? (
            <Empty>{t(Object.keys(cases).length > 0 ? 'process.noneLeft' : 'process.empty')}</Empty>
          ) : (
            <Found flow={flow} asked={asked} />
          )
        }
      </Ask>
    </Page>
  );
}

function Found({ flow, asked }: { flow: Flow; asked: Record<string, string> }) {
  const { t } = useTranslation();
  return (
    <Stack>
      <ProcessTotals flow={flow} />
      <Section title={t('process.map')}>
        <Suspense fallback={<Skeleton height={420} />}>
          <ProcessMap flow={flow} />
        </Suspense>
      </Section>
      <ProcessCases asked={asked} />
      <Section title={t('process.paths')}>
        <PathsTable flow={flow} />
      </Section>
      <Section title={t('process.waits')}>
        <MovesTable flow={flow} />
      </Section>
      {flow.promises && <Lateness promises={flow.promises} />}
      <Section title={t('process.steps')}>
        <StepsTable flow={flow} />
      </Section>
      {flow.deviations.length > 0 && (
        <Section title={t('process.deviations')}>
          <DeviationsTable flow={flow} />
        </Section>
      )}
      {flow.handovers.length > 0 && (
        <Section title={t('process.handovers')}>
          <HandoversTable flow={flow} />
        </Section>
      )}
    </Stack>
  );
}
