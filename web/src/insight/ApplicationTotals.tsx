import { Paper, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { ApplicationRow } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { Amount } from '../ui/Figures';

/** What became of all payments in a currency. */
export function ApplicationTotals({ total }: { total: ApplicationRow }) {
  const { t } = useTranslation();
  const { glance } = useFormat();
  const percent = (value: string | null | undefined) => (value ? `${glance(value)} %` : t('insight.noValue'));
  const hours = (value: string | null | undefined) =>
    value ? t('application.hours', { hours: glance(value) }) : t('insight.noValue');
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
      <Tile
        title={t('application.straightThrough')}
        value={percent(total.straight_through)}
        more={t('application.ofValue', { share: percent(total.straight_through_value) })}
      />
      <Tile
        title={t('application.wrong')}
        value={percent(total.wrong)}
        more={t('application.corrected', { count: total.corrected.count })}
      />
      <Tile
        title={t('application.time')}
        value={hours(total.hours_median)}
        more={t('application.nineInTen', { time: hours(total.hours_p90) })}
      />
      <Tile
        title={t('application.open')}
        value={<Amount value={total.open.value} strong />}
        more={t('application.openOf', { count: total.open.count, all: total.all.count })}
      />
    </SimpleGrid>
  );
}

function Tile({ title, value, more }: { title: string; value: ReactNode; more: string }) {
  return (
    <Paper withBorder p="sm" radius="md">
      <Text size="sm" component="div">
        {title}
      </Text>
      <Text fz={{ base: 17, sm: 22 }} fw={600} component="div">
        {value}
      </Text>
      <Text size="xs" c="dimmed">
        {more}
      </Text>
    </Paper>
  );
}
