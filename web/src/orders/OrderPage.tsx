import { Grid, Stack } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { OrderView } from '../api/types';
import { useApi } from '../api/useApi';
import { useTerms } from '../customers/useTerms';
import { Timeline } from '../events/Timeline';
import { DocumentPane } from '../invoicing/DocumentPane';
import { useDesk } from '../shell/entity';
import { Amount, Day, Moment, Status, useWord } from '../ui/Figures';
import { Facts, Page, Section } from '../ui/Page';
import { Ask } from '../ui/States';
import { LateRisk } from '../forecast/LateRisk';
import { HoldList } from './HoldList';
import { OrderActions } from './OrderActions';
import { OrderFollowers } from './OrderFollowers';
import { OrderLines } from './OrderLines';

export function OrderPage() {
  const { id: order = '' } = useParams({ strict: false });
  const query = useApi(['order', order], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/orders/{order}', { params: { path: { entity, order } } })),
  );
  return <Ask query={query}>{(view) => <OrderDetails key={order} order={view} />}</Ask>;
}

function OrderDetails({ order }: { order: OrderView }) {
  const { t } = useTranslation();
  const { may } = useDesk();
  // An acknowledgement is rendered a moment after it was given.
  const documented = order.acknowledged_at != null && may('invoices.read');
  const aside = documented || may('events.read');
  return (
    <Page
      title={t('orders.title', { number: order.number })}
      aside={<Status code={order.status} />}
      actions={<OrderActions order={order} />}
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: aside ? 8 : 12 }}>
          <Stack gap="lg">
            <OrderFacts order={order} />
            <HoldList order={order} />
            {order.holds.some((hold) => hold.reason === 'credit' && !hold.released_at) && may('insight.read') && (
              <LateRisk customer={order.payer} />
            )}
            <Section title={t('orders.lines')}>
              <OrderLines order={order} />
            </Section>
            <OrderFollowers order={order} />
          </Stack>
        </Grid.Col>
        {aside && (
          <Grid.Col span={{ base: 12, lg: 4 }}>
            <Stack gap="lg">
              {documented && <DocumentPane subject={order.id} />}
              <Timeline object={order.id} />
            </Stack>
          </Grid.Col>
        )}
      </Grid>
    </Page>
  );
}

function OrderFacts({ order }: { order: OrderView }) {
  const { t } = useTranslation();
  const word = useWord();
  const terms = useTerms();
  const { href } = useDesk();
  const named = (id: string, name: string) => <Link to={href(`/customers/${id}`)}>{name}</Link>;
  const other = (id: string, name: string) => (id === order.customer ? null : named(id, name));
  const facts: [string, React.ReactNode][] = [
    [t('field.customer'), named(order.customer, order.customer_name)],
    [t('word.ship_to'), other(order.ship_to, order.ship_to_name)],
    [t('word.bill_to'), other(order.bill_to, order.bill_to_name)],
    [t('field.payer'), other(order.payer, order.payer_name)],
    [t('field.customerOrderNo'), order.customer_order_no],
    [t('field.received'), <Moment value={order.received_at} />],
    [t('field.channel'), word(order.channel)],
    [t('field.requested'), order.requested_on && <Day value={order.requested_on} />],
    [t('field.acknowledged'), order.acknowledged_at && <Moment value={order.acknowledged_at} />],
    [t('field.billingRule'), word(order.billing_rule)],
    [t('field.paymentTerm'), terms.find((term) => term.id === order.payment_term)?.name],
    [t('field.net'), <Amount value={order.net} />],
    [t('field.tax'), <Amount value={order.tax} />],
    [t('field.gross'), <Amount value={order.gross} strong />],
    [t('field.note'), order.note && <span style={{ whiteSpace: 'pre-line' }}>{order.note}</span>],
  ];
  return <Facts facts={facts} />;
}
