import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { DateField } from '../ui/DateField';
import { useFilters } from '../ui/useFilters';
import { useAnchorDay, yearBefore } from './period';

/** The period in the address; without one the twelve months that end with the newest business. */
export function usePeriod(): { from: string; to: string } {
  const { filters } = useFilters();
  const anchor = useAnchorDay();
  const to = filters.to ?? anchor;
  return { from: filters.from ?? yearBefore(to), to };
}

export function PeriodPicker() {
  const { t } = useTranslation();
  const { from, to } = usePeriod();
  const { set, clear } = useFilters();
  return (
    <Group gap="xs" align="end">
      <DateField label={t('field.from')} value={from} max={to} onChange={(date) => set('from', date)} />
      <DateField label={t('field.to')} value={to} min={from} onChange={(date) => set('to', date)} />
      <Button variant="default" onClick={clear}>
        {t('insight.last12')}
      </Button>
    </Group>
  );
}
