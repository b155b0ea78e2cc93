import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { BillingDue } from '../api/types';
import { count } from '../orders/actions';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { Amount, useWord } from '../ui/Figures';
import { momentColumn, statusColumn } from '../ui/columns';
import { Page } from '../ui/Page';
import { ProblemView } from '../ui/States';
import { useFilters } from '../ui/useFilters';
import { useWrite } from '../ui/useWrite';

const STATES: BillingDue['state'][] = ['ready', 'not_delivered', 'waits_for_rest', 'held', 'waits_for_invoice'];

export function BillingPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity, may } = useDesk();
  const { filters } = useFilters();
  const query = { state: STATES.find((state) => state === filters.state), customer: filters.customer };
  const billing = useWrite(
    (input: { deliveries: string[] | null; clear?: () => void }, key: string) => {
      const select = input.deliveries === null ? { all: {} } : { deliveries: input.deliveries };
      const params = { path: { entity }, header: idempotent(key) };
      return count(api.POST('/api/v1/entities/{entity}/bill', { params, body: { select } })).then((result) => {
        input.clear?.();
        return result;
      });
    },
    { say: (result) => t('invoicing.billed', { count: result.done }) },
  );
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
      cell: (row) => row.customer_name,
      text: (row) => row.customer_name,
    },
    {
      id: 'order',
      whole: true,
      label: t('field.order'),
      cell: (row) => row.order_number,
      text: (row) => row.order_number,
    },
    statusColumn('state', t('field.state'), word, (row) => row.state, { narrow: true }),
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
      actions={
        writes && (
          <Button loading={billing.isPending} onClick={() => billing.mutate({ deliveries: null })}>
            {t('invoicing.billAll')}
          </Button>
        )
      }
    >
      {billing.error && <ProblemView error={billing.error} />}
      <DataTable
        name="billing"
        label={t('nav.billing')}
        columns={columns}
        by={query}
        filters={[{ name: 'state', label: t('field.state'), kind: 'choice', options: STATES }]}
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
              <Button
                loading={billing.isPending}
                onClick={() => billing.mutate({ deliveries: rows.map((row) => row.delivery), clear })}
              >
                {t('invoicing.bill')}
              </Button>
            ),
        }}
      />
    </Page>
  );
}
