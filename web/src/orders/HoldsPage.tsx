import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { QueuedHold } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { Amount, useWord } from '../ui/Figures';
import { statusColumn } from '../ui/columns';
import { Page } from '../ui/Page';
import { sortOf } from '../ui/filters';
import { useFilters } from '../ui/useFilters';
import { ageOf } from './age';
import { HoldSentence, useHoldSentence } from './HoldSentence';
import { OrderDialog } from './OrderDialog';
import { ReleaseDialog } from './ReleaseDialog';
import { useNow } from './useNow';
import { useSelectionKeys } from '../ui/useSelectionKeys';

type Reason = QueuedHold['reason'];
const REASONS: Reason[] = [
  'unknown_product',
  'price_differs',
  'duplicate_order',
  'incomplete',
  'credit',
  'customer_blocked',
  'reservation_expired',
  'below_minimum',
];

type Act = 'release' | 'refuse';

/** What can be done with selected holds; its keys work while something is selected. */
function HoldActions({ act }: { act: (kind: Act) => void }) {
  const { t } = useTranslation();
  const { may } = useDesk();
  const release = may('orders.release') ? () => act('release') : undefined;
  const refuse = may('orders.write') ? () => act('refuse') : undefined;
  useSelectionKeys({ r: release, f: refuse });
  return (
    <>
      {release && <Button onClick={release}>{t('orders.release')}</Button>}
      {refuse && (
        <Button variant="default" onClick={refuse}>
          {t('orders.refuse')}
        </Button>
      )}
    </>
  );
}

export function HoldsPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { instant } = useFormat();
  const { id: entity } = useDesk();
  const sentence = useHoldSentence();
  const now = useNow();
  const { filters } = useFilters();
  const [act, setAct] = useState<{ kind: Act; holds: QueuedHold[]; clear: () => void } | null>(null);
  const query = {
    reason: REASONS.find((reason) => reason === filters.reason),
    customer: filters.customer,
    sort: sortOf(filters, ['placed', 'amount']),
  };
  const age = (row: QueuedHold) => {
    const { key, count } = ageOf(row.placed_at, now);
    return t(`orders.${key}`, { count });
  };
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
      cell: (row) => <HoldSentence hold={row} />,
      text: (row) => sentence(row) ?? JSON.stringify(row.evidence),
    },
    {
      id: 'line',
      label: t('field.line'),
      optional: true,
      cell: (row) => row.line_no ?? '–',
      text: (row) => String(row.line_no ?? ''),
    },
    {
      id: 'age',
      sort: 'placed',
      label: t('orders.age'),
      cell: (row) => (
        <span title={instant(row.placed_at)} style={{ whiteSpace: 'nowrap' }}>
          {age(row)}
        </span>
      ),
      text: (row) => row.placed_at,
    },
    {
      id: 'gross',
      sort: 'amount',
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
        filters={[
          { name: 'reason', label: t('field.reason'), kind: 'choice', options: REASONS },
          { name: 'customer', label: t('field.customer'), kind: 'customer' },
        ]}
        load={(after) =>
          body(api.GET('/api/v1/entities/{entity}/holds', { params: { path: { entity }, query: { ...query, after } } }))
        }
        rowId={(row) => row.id}
        rowLabel={(row) => `${row.order_number} ${word(row.reason)}`}
        path={(row) => `/orders/${row.order}`}
        select={{
          amount: (row) => row.gross,
          actions: (holds, clear) => <HoldActions act={(kind) => setAct({ kind, holds, clear })} />,
        }}
      />
      <Text size="xs" c="dimmed" className="no-print" visibleFrom="sm">
        {t('orders.holdKeys')}
      </Text>
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
