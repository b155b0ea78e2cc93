import { Button, Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { OrderView } from '../api/types';
import { useApi } from '../api/useApi';
import { CustomerName } from '../customers/CustomerName';
import { useDesk } from '../shell/entity';
import { Amount, Day, Moment, Status, useWord } from '../ui/Figures';
import { Facts, Page, Section } from '../ui/Page';
import { Ask } from '../ui/States';
import { ProblemView } from '../ui/States';
import { useWrite } from '../ui/useWrite';
import { ship } from './actions';
import { HoldList } from './HoldList';
import { OrderDialog, type OrderAct } from './OrderDialog';
import { OrderFollowers } from './OrderFollowers';
import { OrderLines } from './OrderLines';

export function OrderPage() {
  const { id: order = '' } = useParams({ strict: false });
  const query = useApi(['order', order], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/orders/{order}', { params: { path: { entity, order } } })),
  );
  return <Ask query={query}>{(view) => <OrderDetails order={view} />}</Ask>;
}

function OrderDetails({ order }: { order: OrderView }) {
  const { t } = useTranslation();
  const word = useWord();
  const facts: [string, React.ReactNode][] = [
    [t('field.customer'), <CustomerName id={order.customer} />],
    [t('field.customerOrderNo'), order.customer_order_no],
    [t('field.received'), <Moment value={order.received_at} />],
    [t('field.channel'), word(order.channel)],
    [t('field.requested'), <Day value={order.requested_on} />],
    [t('field.acknowledged'), <Moment value={order.acknowledged_at} />],
    [t('field.billing'), word(order.billing_rule)],
    [t('field.net'), <Amount value={order.net} />],
    [t('field.tax'), <Amount value={order.tax} />],
    [t('field.gross'), <Amount value={order.gross} strong />],
    [t('field.note'), order.note],
  ];
  return (
    <Page
      title={t('orders.title', { number: order.number })}
      aside={<Status code={order.status} />}
      actions={<OrderActions order={order} />}
    >
      <Stack gap="lg">
        <Facts facts={facts} />
        <HoldList order={order} />
        <Section title={t('orders.lines')}>
          <OrderLines order={order} />
        </Section>
        <OrderFollowers order={order.id} />
      </Stack>
    </Page>
  );
}

function OrderActions({ order }: { order: OrderView }) {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const [act, setAct] = useState<OrderAct | null>(null);
  const shipping = useWrite((_: undefined, key: string) => ship(entity, order.id, key));
  if (['closed', 'cancelled', 'refused', 'delivered'].includes(order.status)) return null;
  const writes = may('orders.write');
  return (
    <>
      {writes && order.status === 'received' && (
        <Button onClick={() => setAct('acknowledge')}>{t('orders.acknowledge')}</Button>
      )}
      {may('deliveries.write') && order.status === 'acknowledged' && (
        <Button loading={shipping.isPending} onClick={() => shipping.mutate(undefined)}>
          {t('orders.ship')}
        </Button>
      )}
      {writes && order.status === 'held' && (
        <Button variant="default" onClick={() => setAct('refuse')}>
          {t('orders.refuse')}
        </Button>
      )}
      {writes && (
        <Button variant="default" onClick={() => setAct('cancel')}>
          {t('orders.cancel')}
        </Button>
      )}
      {shipping.error && <ProblemView error={shipping.error} />}
      {act && <OrderDialog kind={act} orders={[order]} close={() => setAct(null)} />}
    </>
  );
}
