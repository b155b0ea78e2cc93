import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { QueuedHold } from '../api/types';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { Evidence } from '../ui/Evidence';
import { Amount, useWord } from '../ui/Figures';
import { momentColumn, statusColumn } from '../ui/columns';
import { Page } from '../ui/Page';
import { useFilters } from '../ui/useFilters';
import { OrderDialog } from './OrderDialog';
import { ReleaseDialog } from './ReleaseDialog';

type Reason = QueuedHold['reason'];
const REASONS: Reason[] = [
  'unknown_product',
  'price_differs',
  'duplicate_order',
  'incomplete',
  'credit',
  'customer_blocked',
];

export function HoldsPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity, may } = useDesk();
  const { filters } = useFilters();
  const [act, setAct] = useState<{ kind: 'release' | 'refuse'; holds: QueuedHold[]; clear: () => void } | null>(null);
  const query = { reason: REASONS.find((reason) => reason === filters.reason), customer: filters.customer };
  const columns: Column<QueuedHold>[] = [
    {
      id: 'order',
      whole: true,
      label: t('field.order'),
      narrow: true,
      cell: (row) => row.order_number,
      text: (row) => row.order_number,
    },
    {
      id: 'customer',
      label: t('field.customer'),
      narrow: true,
      cell: (row) => row.customer_name,
      text: (row) => row.customer_name,
    },
    statusColumn('reason', t('field.reason'), word, (row) => row.reason, { narrow: true }),
    {
      id: 'evidence',
      label: t('field.evidence'),
      cell: (row) => <Evidence value={row.evidence} />,
      text: (row) => JSON.stringify(row.evidence),
    },
    { id: 'line', label: t('field.line'), cell: (row) => row.line_no ?? '–', text: (row) => String(row.line_no ?? '') },
    momentColumn('placed', t('field.placed'), (row) => row.placed_at),
    {
      id: 'gross',
      label: t('field.gross'),
      numeric: true,
      narrow: true,
      cell: (row) => <Amount value={row.gross} />,
      text: (row) => row.gross.amount,
    },
  ];
  const close = () => setAct(null);
  return (
    <Page title={t('nav.holds')}>
      <DataTable
        name="holds"
        label={t('nav.holds')}
        columns={columns}
        by={query}
        filters={[{ name: 'reason', label: t('field.reason'), kind: 'choice', options: REASONS }]}
        load={(after) =>
          body(api.GET('/api/v1/entities/{entity}/holds', { params: { path: { entity }, query: { ...query, after } } }))
        }
        rowId={(row) => row.id}
        rowLabel={(row) => `${row.order_number} ${word(row.reason)}`}
        path={(row) => `/orders/${row.order}`}
        select={{
          actions: (holds, clear) => (
            <>
              {may('orders.release') && (
                <Button onClick={() => setAct({ kind: 'release', holds, clear })}>{t('orders.release')}</Button>
              )}
              {may('orders.write') && (
                <Button variant="default" onClick={() => setAct({ kind: 'refuse', holds, clear })}>
                  {t('orders.refuse')}
                </Button>
              )}
            </>
          ),
        }}
      />
      {act?.kind === 'release' && <ReleaseDialog holds={act.holds} close={close} done={act.clear} />}
      {act?.kind === 'refuse' && (
        <OrderDialog kind="refuse" orders={ordersOf(act.holds)} close={close} done={act.clear} />
      )}
    </Page>
  );
}

/** The orders of holds, each once. */
function ordersOf(holds: QueuedHold[]): { id: string; number: string }[] {
  return [...new Map(holds.map((hold) => [hold.order, { id: hold.order, number: hold.order_number }])).values()];
}
