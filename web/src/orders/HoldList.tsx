import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { HoldView, OrderView } from '../api/types';
import { useDesk } from '../shell/entity';
import { useActorText } from '../ui/actor';
import { Moment, Status } from '../ui/Figures';
import { Section } from '../ui/Page';
import { ReasonDialog } from '../ui/ReasonDialog';
import { restore } from './actions';
import { HoldSentence } from './HoldSentence';
import { MendLineDialog } from './MendLineDialog';
import { ReleaseDialog } from './ReleaseDialog';

/** What a line lacks cannot be lifted, only mended. */
const LACKS: HoldView['reason'][] = ['unknown_product', 'incomplete'];

/** Why an order waited or waits: each hold with what was found, and who lifted it. */
export function HoldList({ order }: { order: OrderView }) {
  const { t } = useTranslation();
  const actorText = useActorText();
  const { id: entity, may } = useDesk();
  const [restoring, setRestoring] = useState<HoldView | null>(null);
  const [releasing, setReleasing] = useState<HoldView[] | null>(null);
  const [mending, setMending] = useState<number | null>(null);
  if (order.holds.length === 0) return null;
  const liftable = order.holds.filter(
    (hold) => !hold.released_at && !(hold.line_no != null && LACKS.includes(hold.reason)),
  );
  // What was mended is no longer so; what the customer was told stands.
  const again = order.holds.filter(
    (hold) =>
      hold.released_at &&
      ['received', 'held'].includes(order.status) &&
      !(hold.line_no != null && LACKS.includes(hold.reason)) &&
      !order.holds.some((one) => !one.released_at && one.reason === hold.reason && one.line_no === hold.line_no),
  );
  const line = order.lines.find((one) => one.line_no === mending);
  return (
    <Section
      title={t('orders.holds')}
      actions={
        liftable.length > 1 &&
        may('orders.release') && <Button onClick={() => setReleasing(liftable)}>{t('orders.releaseAll')}</Button>
      }
    >
      <Stack gap="xs">
        {order.holds.map((hold) => (
          <Paper key={hold.id} withBorder p="sm" radius="md">
            <Group justify="space-between" align="start">
              <Stack gap={4} style={{ flex: '1 1 240px' }}>
                <Group gap="xs">
                  <Status code={hold.reason} />
                  {hold.line_no != null && <Text size="sm">{t('orders.line', { number: hold.line_no })}</Text>}
                  <Text size="xs" c="dimmed">
                    <Moment value={hold.placed_at} />
                  </Text>
                </Group>
                <HoldSentence hold={hold} />
                {hold.released_at && (
                  <Text size="xs" c="dimmed">
                    {t('orders.released')} <Moment value={hold.released_at} /> ·{' '}
                    {hold.released_by && actorText(hold.released_by, hold.released_by_name)} {hold.release_note}
                  </Text>
                )}
              </Stack>
              {again.includes(hold) && may('orders.release') && (
                <Button variant="default" onClick={() => setRestoring(hold)}>
                  {t('orders.holdAgain')}
                </Button>
              )}
              {!hold.released_at && (
                <Group gap="xs">
                  {hold.line_no != null && may('orders.write') && (
                    <Button variant="default" onClick={() => setMending(hold.line_no ?? null)}>
                      {t('orders.mend')}
                    </Button>
                  )}
                  {liftable.includes(hold) && may('orders.release') && (
                    <Button onClick={() => setReleasing([hold])}>{t('orders.release')}</Button>
                  )}
                </Group>
              )}
            </Group>
          </Paper>
        ))}
      </Stack>
      {restoring && (
        <ReasonDialog
          title={t('orders.holdAgain')}
          close={() => setRestoring(null)}
          write={(reason, key) => restore(entity, [restoring.id], reason, { key })}
        />
      )}
      {releasing && <ReleaseDialog holds={releasing} close={() => setReleasing(null)} />}
      {line && <MendLineDialog order={order} line={line} close={() => setMending(null)} />}
    </Section>
  );
}
