import { Button, Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

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
      <TextInput
        type="date"
        label={t('field.from')}
        value={from}
        onChange={(event) => set('from', event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('field.to')}
        value={to}
        onChange={(event) => set('to', event.currentTarget.value)}
      />
      <Button variant="default" onClick={clear}>
        {t('insight.last12')}
      </Button>
    </Group>
  );
}
