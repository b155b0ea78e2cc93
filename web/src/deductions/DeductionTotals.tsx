import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { paths } from '../api/schema';
import { useApi } from '../api/useApi';
import { Amount } from '../ui/Figures';

type Filter = paths['/api/v1/entities/{entity}/deductions/totals']['get']['parameters']['query'];

/** What all deductions that fit the filters come to, by reason. */
export function DeductionTotals({ filter, say }: { filter: Filter; say: (code: string) => string }) {
  const { t } = useTranslation();
  const { data } = useApi(['deduction-totals', filter], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/deductions/totals', { params: { path: { entity }, query: filter } })),
  );
  return (
    <Group gap="6px 24px" mih={22} mb="xs" aria-live="polite">
      {data?.map((one) => (
        <Text size="sm" key={`${one.reason}${one.amount.currency}`} component="div">
          {say(one.reason)} {one.count} · <Amount value={one.amount} strong />{' '}
          <Text span size="xs" c="dimmed">
            {t('field.open')} <Amount value={one.open} />
          </Text>
        </Text>
      ))}
    </Group>
  );
}
