import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { useDesk } from '../shell/entity';
import { DataTable } from '../ui/DataTable';
import type { FilterField } from '../ui/FilterBar';
import { Page } from '../ui/Page';
import { sortOf } from '../ui/filters';
import { useFilters } from '../ui/useFilters';
import { useState } from 'react';

import type { OrderHead } from '../api/types';
import { isStatus, STATUSES } from './actions';
import { OrderDialog, type OrderAct } from './OrderDialog';
import { useOrderColumns } from './useOrderColumns';

export function OrdersPage() {
  const { t } = useTranslation();
  const { id: entity, may, href } = useDesk();
  const { filters } = useFilters();
  const columns = useOrderColumns(true);
  const [act, setAct] = useState<{ kind: OrderAct; orders: OrderHead[]; clear: () => void } | null>(null);
  const fields: FilterField[] = [
    { name: 'status', label: t('field.status'), kind: 'choice', options: STATUSES },
    { name: 'to_ship', label: t('orders.toShip'), kind: 'choice', options: ['yes', 'no'] },
    { name: 'customer', label: t('field.customer'), kind: 'customer' },
    { name: 'from', label: t('field.from'), kind: 'date' },
    { name: 'to', label: t('field.to'), kind: 'date' },
    { name: 'search', label: t('field.search'), kind: 'text' },
  ];
  const query = {
    status: isStatus(filters.status) ? filters.status : undefined,
    to_ship: filters.to_ship === undefined ? undefined : filters.to_ship === 'yes',
    customer: filters.customer,
    received_from: filters.from ? `${filters.from}T00:00:00Z` : undefined,
    received_before: filters.to ? `${filters.to}T23:59:59.999999Z` : undefined,
    search: filters.search,
    sort: sortOf(filters, ['received', 'number', 'amount', 'customer']),
  };
  return (
    <Page
      title={t('nav.orders')}
      actions={
        may('orders.write') && (
          <Button component={Link} to={href('/orders/new')}>
            {t('entry.title')}
          </Button>
        )
      }
    >
      <DataTable
        name="orders"
        label={t('nav.orders')}
        columns={columns}
        filters={fields}
        by={query}
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/orders', { params: { path: { entity }, query: { ...query, after } } }),
          )
        }
        rowId={(row) => row.id}
        rowLabel={(row) => row.number}
        path={(row) => `/orders/${row.id}`}
        select={{
          amount: (row) => row.gross,
          actions: (orders, clear) =>
            may('orders.write') && (
              <>
                <Button onClick={() => setAct({ kind: 'acknowledge', orders, clear })}>
                  {t('orders.acknowledge')}
                </Button>
                <Button variant="default" onClick={() => setAct({ kind: 'cancel', orders, clear })}>
                  {t('orders.cancel')}
                </Button>
              </>
            ),
        }}
      />
      {act && <OrderDialog kind={act.kind} orders={act.orders} close={() => setAct(null)} done={act.clear} />}
    </Page>
  );
}
