import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Flow } from '../api/types';
import { useGroupFields } from '../insight/GroupFilter';
import { FilterBar } from '../ui/FilterBar';
import { useFilters } from '../ui/useFilters';
import { useCause } from './useCause';
import { useStep } from './useStep';

const ASKED = ['with', 'without', 'by', 'hours_min', 'hours_max', 'having'] as const;

/** What of the filters in the address a process is asked for. */
export function useAskedCases(): Record<string, string> {
  const { filters } = useFilters();
  const told: string[][] = ASKED.flatMap((name) => (filters[name] ? [[name, filters[name]]] : []));
  if (filters.late) told.push(['late', String(filters.late === 'late')]);
  return Object.fromEntries(told) as Record<string, string>;
}

/** Which cases are looked at. */
export function ProcessFilter({ flow }: { flow: Flow | undefined }) {
  const { t } = useTranslation();
  const say = useStep();
  const cause = useCause();
  const { filters, set } = useFilters();
  const group = useGroupFields();
  const steps = [...new Set([filters.with, filters.without, ...(flow?.steps ?? []).map(({ step }) => step)])];
  const options = steps.filter((step) => step !== undefined).sort((a, b) => say(a).localeCompare(say(b)));
  const lateness = (code: string) => t(code === 'late' ? 'process.isLate' : 'process.isOnTime');
  const [what, value] = (filters.having ?? '').split(/=(.*)/s);
  return (
    <>
      <FilterBar
        fields={[
          ...group,
          { name: 'with', label: t('process.with'), kind: 'choice', options, say },
          { name: 'without', label: t('process.without'), kind: 'choice', options, say },
          { name: 'by', label: t('process.by'), kind: 'text' },
          { name: 'hours_min', label: t('process.hoursMin'), kind: 'text' },
          { name: 'hours_max', label: t('process.hoursMax'), kind: 'text' },
          { name: 'late', label: t('process.lateness'), kind: 'choice', options: ['late', 'on_time'], say: lateness },
        ]}
      />
      {what && (
        <Group>
          <Text size="sm">{t('process.onlyHaving', { what: cause(what, value ?? '') })}</Text>
          <Button variant="default" size="compact-sm" onClick={() => set('having', null)}>
            {t('process.allAgain')}
          </Button>
        </Group>
      )}
    </>
  );
}
