import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { paths } from '../api/schema';
import { useApi } from '../api/useApi';
import { Amount } from '../ui/Figures';

type Filter = paths['/api/v1/entities/{entity}/open-items/totals']['get']['parameters']['query'];

/** What all items that fit the filters come to, also those that are not loaded yet. */
export function ItemTotals({ filter }: { filter: Filter }) {
  const { t } = useTranslation();
  const { data } = useApi(['open-items-totals', filter], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/open-items/totals', { params: { path: { entity }, query: filter } })),
  );
  return (
    <Group gap="lg" mih={{ base: 44, sm: 22 }} aria-live="polite">
      {data?.currencies.map((one) => (
        <Text size="sm" key={one.currency} component="div">
          {t('receivables.itemsInAll', { count: one.count })} <Amount value={one.total} strong /> ·{' '}
          {t('receivables.overdueOfThese', { count: one.overdue_count })} <Amount value={one.overdue} />
        </Text>
      ))}
    </Group>
  );
}
