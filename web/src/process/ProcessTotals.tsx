import { Paper, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Flow } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { useLength } from './useLength';

/** The process in a few figures. */
export function ProcessTotals({ flow }: { flow: Flow }) {
  const { t } = useTranslation();
  const { decimal, glance } = useFormat();
  const length = useLength();
  const count = (value: number) => decimal(String(value));
  const figures = [
    {
      label: t('process.cases'),
      value: count(flow.cases),
      note: t('process.completed', { value: count(flow.completed) }),
    },
    {
      label: t('process.duration'),
      value: flow.completed > 0 ? length(flow.duration.median) : '–',
      note: flow.completed > 0 ? t('process.nineInTen', { value: length(flow.duration.p90) }) : '',
    },
    {
      label: t('process.pathsCount'),
      value: count(flow.paths_count),
      note: t('process.conforming', { value: count(flow.conforming) }),
    },
    {
      label: t('process.automation'),
      value: flow.automation == null ? '–' : `${glance((flow.automation * 100).toFixed(1))} %`,
      note: t('process.touchless', { value: count(flow.touchless) }),
    },
    { label: t('process.rework'), value: count(flow.rework), note: t('process.reworkNote') },
  ];
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }}>
      {figures.map(({ label, value, note }) => (
        <Paper key={label} withBorder p="sm">
          <Text size="sm" c="dimmed">
            {label}
          </Text>
          <Text fz="xl" fw={600} className="figure">
            {value}
          </Text>
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}
