import { SimpleGrid } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { OrderView } from '../api/types';
import { useApi } from '../api/useApi';
import { useDesk } from '../shell/entity';
import { Amount, Day, Moment, Status, useWord } from '../ui/Figures';
import { Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask, Empty } from '../ui/States';

/** What became of an order: its deliveries, its invoices with what is open of them, what paid them. */
export function OrderFollowers({ order }: { order: OrderView }) {
  const { may } = useDesk();
  if (['received', 'held', 'refused'].includes(order.status)) return null;
  return (
    <SimpleGrid cols={1} spacing="lg">
      {may('deliveries.read') && <Deliveries order={order.id} />}
      {may('invoices.read') && <Invoices order={order.id} />}
      {may('cash.read') && <Payments order={order.id} />}
    </SimpleGrid>
  );
}

function Deliveries({ order }: { order: string }) {
  const { t } = useTranslation();
  const { href } = useDesk();
  const query = useApi(['deliveries', { order }], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/deliveries', { params: { path: { entity }, query: { order } } })),
  );
  return (
    <Section title={t('orders.deliveries')}>
      <Ask query={query} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('orders.noDeliveries')}</Empty>
          ) : (
            <SimpleTable
              label={t('orders.deliveries')}
              rows={items}
              rowId={(row) => row.id}
              columns={[
                {
                  label: t('field.number'),
                  narrow: true,
                  cell: (row) => <Link to={href(`/deliveries/${row.id}`)}>{row.number}</Link>,
                },
                { label: t('field.status'), narrow: true, cell: (row) => <Status code={row.status} /> },
                { label: t('field.shipped'), cell: (row) => <Moment value={row.shipped_at} /> },
                { label: t('field.delivered'), cell: (row) => <Moment value={row.delivered_at} /> },
                { label: t('field.billing'), cell: (row) => <Status code={row.billing} /> },
              ]}
            />
          )
        }
      </Ask>
    </Section>
  );
}

function Invoices({ order }: { order: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const { href } = useDesk();
  const query = useApi(['invoices', { order }], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/invoices', { params: { path: { entity }, query: { order } } })),
  );
  return (
    <Section title={t('orders.invoices')}>
      <Ask query={query} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('orders.noInvoices')}</Empty>
          ) : (
            <SimpleTable
              label={t('orders.invoices')}
              rows={items}
              rowId={(row) => row.id}
              columns={[
                {
                  label: t('field.number'),
                  narrow: true,
                  cell: (row) => <Link to={href(`/invoices/${row.id}`)}>{row.number}</Link>,
                },
                { label: t('field.kind'), cell: (row) => word(row.kind) },
                { label: t('field.issued'), cell: (row) => <Day value={row.issued_on} /> },
                { label: t('field.due'), cell: (row) => <Day value={row.due_on} /> },
                { label: t('field.gross'), numeric: true, cell: (row) => <Amount value={row.gross} /> },
                {
                  label: t('field.open'),
                  numeric: true,
                  narrow: true,
                  cell: (row) => <Amount value={row.open} />,
                },
              ]}
            />
          )
        }
      </Ask>
    </Section>
  );
}

function Payments({ order }: { order: string }) {
  const { t } = useTranslation();
  const { href } = useDesk();
  const query = useApi(['order-payments', order], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/orders/{order}/payments', { params: { path: { entity, order } } })),
  );
  return (
    <Section title={t('orders.payments')}>
      <Ask query={query} rows={2}>
        {(payments) =>
          payments.length === 0 ? (
            <Empty />
          ) : (
            <SimpleTable
              label={t('orders.payments')}
              rows={payments}
              rowId={(row) => row.receipt + row.invoice}
              columns={[
                {
                  label: t('field.receipt'),
                  narrow: true,
                  cell: (row) => <Link to={href(`/receipts/${row.receipt}`)}>{row.receipt_number}</Link>,
                },
                { label: t('field.received'), cell: (row) => <Day value={row.received_on} /> },
                {
                  label: t('field.invoice'),
                  narrow: true,
                  cell: (row) => <Link to={href(`/invoices/${row.invoice}`)}>{row.invoice_number}</Link>,
                },
                { label: t('field.allocated'), cell: (row) => <Day value={row.allocated_on} /> },
                { label: t('field.amount'), numeric: true, narrow: true, cell: (row) => <Amount value={row.amount} /> },
              ]}
            />
          )
        }
      </Ask>
    </Section>
  );
}
