import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { HoldView, OrderView } from '../api/types';
import { useDesk } from '../shell/entity';
import { Evidence } from '../ui/Evidence';
import { Moment, Status } from '../ui/Figures';
import { Section } from '../ui/Page';
import { ReleaseDialog } from './ReleaseDialog';

/** Why an order waited or waits: each hold with what was found, and who lifted it. */
export function HoldList({ order }: { order: OrderView }) {
  const { t } = useTranslation();
  const { may } = useDesk();
  const [releasing, setReleasing] = useState<HoldView | null>(null);
  if (order.holds.length === 0) return null;
  return (
    <Section title={t('orders.holds')}>
      <Stack gap="xs">
        {order.holds.map((hold) => (
          <Paper key={hold.id} withBorder p="sm" radius="md">
            <Group justify="space-between" align="start">
              <Stack gap={4}>
                <Group gap="xs">
                  <Status code={hold.reason} />
                  {hold.line_no != null && <Text size="sm">{t('orders.line', { number: hold.line_no })}</Text>}
                  <Text size="xs" c="dimmed">
                    <Moment value={hold.placed_at} />
                  </Text>
                </Group>
                <Evidence value={hold.evidence} />
                {hold.released_at && (
                  <Text size="xs" c="dimmed">
                    {t('orders.released')} <Moment value={hold.released_at} /> · {hold.released_by} {hold.release_note}
                  </Text>
                )}
              </Stack>
              {!hold.released_at && may('orders.release') && (
                <Button onClick={() => setReleasing(hold)}>{t('orders.release')}</Button>
              )}
            </Group>
          </Paper>
        ))}
      </Stack>
      {releasing && <ReleaseDialog holds={[releasing]} close={() => setReleasing(null)} />}
    </Section>
  );
}
