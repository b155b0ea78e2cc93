import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { BillingDue } from '../api/types';
import { CustomerName } from '../customers/CustomerName';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { Amount, Status, useWord } from '../ui/Figures';
import { momentColumn } from '../ui/columns';
import { Page } from '../ui/Page';
import { useFilters } from '../ui/useFilters';
import { BillDialog } from './BillDialog';
import { BillingRunPanel } from './BillingRunPanel';

const STATES: BillingDue['state'][] = ['ready', 'not_delivered', 'waits_for_rest', 'held', 'waits_for_invoice'];

export function BillingPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity, may } = useDesk();
  const { filters } = useFilters();
  const query = {
    state: STATES.find((state) => state === filters.state),
    customer: filters.customer,
    order: filters.order,
  };
  const [act, setAct] = useState<{ deliveries: string[] | null; clear?: () => void } | null>(null);
  const why = (row: BillingDue) => t(`invoicing.reasons.${row.state}`);
  const columns: Column<BillingDue>[] = [
    {
      id: 'delivery',
      whole: true,
      label: t('field.delivery'),
      narrow: true,
      cell: (row) => row.delivery_number,
      text: (row) => row.delivery_number,
    },
    {
      id: 'customer',
      label: t('field.customer'),
      narrow: true,
      cell: (row) => <CustomerName id={row.customer} name={row.customer_name} />,
      text: (row) => row.customer_name,
    },
    {
      id: 'order',
      whole: true,
      label: t('field.order'),
      cell: (row) => row.order_number,
      text: (row) => row.order_number,
    },
    {
      id: 'state',
      label: t('field.state'),
      narrow: true,
      cell: (row) => <Status code={row.state} trouble={row.state === 'ready' ? null : why(row)} />,
      text: (row) => word(row.state),
    },
    momentColumn('shipped', t('field.shipped'), (row) => row.shipped_at),
    momentColumn('delivered', t('field.delivered'), (row) => row.delivered_at),
    {
      id: 'net',
      label: t('field.net'),
      numeric: true,
      narrow: true,
      cell: (row) => <Amount value={row.net} />,
      text: (row) => row.net.amount,
    },
  ];
  const writes = may('invoices.write');
  return (
    <Page
      title={t('nav.billing')}
      actions={writes && <Button onClick={() => setAct({ deliveries: null })}>{t('invoicing.billAll')}</Button>}
    >
      <BillingRunPanel />
      <DataTable
        name="billing"
        label={t('nav.billing')}
        columns={columns}
        by={query}
        filters={[
          { name: 'state', label: t('field.state'), kind: 'choice', options: STATES },
          { name: 'customer', label: t('field.customer'), kind: 'customer' },
        ]}
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/billing-due', {
              params: { path: { entity }, query: { ...query, after } },
            }),
          )
        }
        rowId={(row) => row.delivery}
        rowLabel={(row) => row.delivery_number}
        path={(row) => `/deliveries/${row.delivery}`}
        select={{
          amount: (row) => row.net,
          actions: (rows, clear) =>
            writes && (
              <Button onClick={() => setAct({ deliveries: rows.map((row) => row.delivery), clear })}>
                {t('invoicing.bill')}
              </Button>
            ),
        }}
      />
      {act && <BillDialog deliveries={act.deliveries} close={() => setAct(null)} done={act.clear} />}
    </Page>
  );
}
