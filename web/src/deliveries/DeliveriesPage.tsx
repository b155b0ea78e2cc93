import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { DeliveryHead } from '../api/types';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { useWord } from '../ui/Figures';
import { momentColumn, statusColumn } from '../ui/columns';
import { Page } from '../ui/Page';
import { sortOf } from '../ui/filters';
import { useFilters } from '../ui/useFilters';
import { DeliverDialog } from './DeliverDialog';

const STATUSES: DeliveryHead['status'][] = ['shipped', 'delivered', 'cancelled'];
const KINDS: DeliveryHead['kind'][] = ['outbound', 'return'];

export function DeliveriesPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity, may, href } = useDesk();
  const { filters } = useFilters();
  const [act, setAct] = useState<{ rows: DeliveryHead[]; clear: () => void } | null>(null);
  const query = {
    status: STATUSES.find((status) => status === filters.status),
    kind: KINDS.find((kind) => kind === filters.kind),
    search: filters.search,
    customer: filters.customer,
    sort: sortOf(filters, ['shipped', 'number', 'customer']),
  };
  const columns: Column<DeliveryHead>[] = [
    {
      id: 'number',
      sort: 'number',
      whole: true,
      label: t('field.number'),
      narrow: true,
      cell: (row) => row.number,
      text: (row) => row.number,
    },
    {
      id: 'customer',
      label: t('field.customer'),
      narrow: true,
      sort: 'customer',
      cell: (row) => <Link to={href(`/customers/${row.customer}`)}>{row.customer_name}</Link>,
      text: (row) => row.customer_name,
    },
    {
      id: 'order',
      whole: true,
      label: t('field.order'),
      cell: (row) => row.order_number,
      text: (row) => row.order_number,
    },
    { id: 'kind', label: t('field.kind'), cell: (row) => word(row.kind), text: (row) => word(row.kind) },
    statusColumn('status', t('field.status'), word, (row) => row.status, { narrow: true }),
    momentColumn('shipped', t('field.shipped'), (row) => row.shipped_at, { sort: 'shipped' }),
    momentColumn('delivered', t('field.delivered'), (row) => row.delivered_at),
    statusColumn('billing', t('field.billing'), word, (row) => row.billing),
    {
      id: 'carrier',
      label: t('field.carrier'),
      optional: true,
      cell: (row) => row.carrier ?? '–',
      text: (row) => row.carrier ?? '',
    },
  ];
  return (
    <Page
      title={t('nav.deliveries')}
      actions={
        may('orders.read') && (
          <Button variant="default" component={Link} to={href('/deliveries/due')}>
            {t('deliveries.due')}
          </Button>
        )
      }
    >
      <DataTable
        name="deliveries"
        label={t('nav.deliveries')}
        columns={columns}
        by={query}
        filters={[
          { name: 'status', label: t('field.status'), kind: 'choice', options: STATUSES },
          { name: 'kind', label: t('field.kind'), kind: 'choice', options: KINDS },
          { name: 'customer', label: t('field.customer'), kind: 'customer' },
          { name: 'search', label: t('field.search'), kind: 'text' },
        ]}
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/deliveries', {
              params: { path: { entity }, query: { ...query, after } },
            }),
          )
        }
        rowId={(row) => row.id}
        rowLabel={(row) => row.number}
        path={(row) => `/deliveries/${row.id}`}
        select={{
          actions: (rows, clear) =>
            may('deliveries.write') && (
              <Button onClick={() => setAct({ rows, clear })}>{t('deliveries.deliver')}</Button>
            ),
        }}
      />
      {act && <DeliverDialog deliveries={act.rows} close={() => setAct(null)} done={act.clear} />}
    </Page>
  );
}
