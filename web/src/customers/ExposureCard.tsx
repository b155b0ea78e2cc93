import { Group, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Exposure, Money, OrderReceipt } from '../api/types';
import { Amount } from '../ui/Figures';
import classes from './Exposure.module.css';

const PARTS = ['open_items', 'delivered', 'ordered', 'reserved'] as const;

/** The width of a part in the drawing; a length on screen, never a figure. */
function share(part: Money, whole: Money): string {
  const width = (100 * Math.max(0, Number(part.amount))) / Math.max(Number(whole.amount), 0.01);
  return `${Math.min(100, width)}%`;
}

/** The longer of two bars, to which both are drawn. */
function longer(one: Money, other: Money | null | undefined): Money {
  return other && Number(other.amount) > Number(one.amount) ? other : one;
}

interface Props {
  exposure: Exposure;
  /** What an order that is being typed would take on top. */
  order?: NonNullable<OrderReceipt['credit']>;
}

/** What a customer binds of its credit in one currency, against its limit. */
export function ExposureCard({ exposure, order }: Props) {
  const { t } = useTranslation();
  const { limit, total, headroom } = exposure;
  const over = (order ?? exposure).headroom?.amount.startsWith('-');
  const scale = longer(order?.total ?? total, limit);
  return (
    <Paper withBorder p="sm" radius="md">
      <Group justify="space-between" mb={6} gap={4}>
        <Text size="sm">
          {t('customers.total')} <Amount value={total} strong />
        </Text>
        <Text size="sm">
          {limit ? (
            <>
              {t('customers.limit')} <Amount value={limit} /> · {t('customers.headroom')}{' '}
              {headroom && <Amount value={headroom} strong />}
            </>
          ) : (
            t('customers.noLimit')
          )}
        </Text>
      </Group>
      <div className={classes.bar} data-over={over || undefined} aria-hidden>
        {PARTS.map((part) => (
          <div key={part} className={classes[part]} style={{ width: share(exposure[part], scale) }} />
        ))}
        {order && <div className={classes.order} style={{ width: share(order.needed, scale) }} />}
      </div>
      <Group gap="2px 20px" mt={8}>
        {PARTS.map((part) => (
          <Text key={part} size="xs">
            <span className={`${classes.dot} ${classes[part]}`} />
            {t(`customers.${part}`)} <Amount value={exposure[part]} />
          </Text>
        ))}
        {order && (
          <Text size="xs">
            <span className={`${classes.dot} ${classes.order}`} />
            {t('customers.withOrder')} <Amount value={order.total} strong />
            {order.headroom && (
              <>
                {' · '}
                {t('customers.headroom')} <Amount value={order.headroom} strong />
              </>
            )}
          </Text>
        )}
      </Group>
    </Paper>
  );
}
