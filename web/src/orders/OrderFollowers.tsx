import { SimpleGrid } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { useApi } from '../api/useApi';
import { useDesk } from '../shell/entity';
import { Amount, Day, Status } from '../ui/Figures';
import { Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask, Empty } from '../ui/States';

/** What became of an order: its deliveries and invoices. */
export function OrderFollowers({ order }: { order: string }) {
  const { t } = useTranslation();
  const { href, may } = useDesk();
  const deliveries = useApi(
    ['deliveries', { order }],
    (entity) =>
      body(api.GET('/api/v1/entities/{entity}/deliveries', { params: { path: { entity }, query: { order } } })),
    may('deliveries.read'),
  );
  const invoices = useApi(
    ['invoices', { order }],
    (entity) => body(api.GET('/api/v1/entities/{entity}/invoices', { params: { path: { entity }, query: { order } } })),
    may('invoices.read'),
  );
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      {may('deliveries.read') && (
        <Section title={t('orders.deliveries')}>
          <Ask query={deliveries} rows={2}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty />
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
                    { label: t('field.billing'), cell: (row) => <Status code={row.billing} /> },
                  ]}
                />
              )
            }
          </Ask>
        </Section>
      )}
      {may('invoices.read') && (
        <Section title={t('orders.invoices')}>
          <Ask query={invoices} rows={2}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty />
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
                    { label: t('field.issued'), cell: (row) => <Day value={row.issued_on} /> },
                    { label: t('field.gross'), numeric: true, cell: (row) => <Amount value={row.gross} /> },
                    { label: t('field.open'), numeric: true, narrow: true, cell: (row) => <Amount value={row.open} /> },
                  ]}
                />
              )
            }
          </Ask>
        </Section>
      )}
    </SimpleGrid>
  );
}
