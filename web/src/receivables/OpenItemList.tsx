import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { OpenItem } from '../api/types';
import { CustomerName } from '../customers/CustomerName';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { Day, useWord } from '../ui/Figures';
import { dayColumn, moneyColumn, numberColumn } from '../ui/columns';
import { sortOf } from '../ui/filters';
import { useFilters } from '../ui/useFilters';
import { AllocateDialog } from './AllocateDialog';
import { itemOrders, type ItemOrder } from './itemOrders';
import { ItemTotals } from './ItemTotals';
import { WriteOffDialog } from './WriteOffDialog';

const STATES = ['open', 'cleared', 'all'] as const;
const SIDES = ['claims', 'debts'] as const;
const KINDS: OpenItem['kind'][] = [
  'invoice',
  'credit_note',
  'receipt',
  'discount',
  'write_off',
  'refund',
  'receipt_reversal',
];

/** Open items: all with filters, or what one customer has open. */
export function OpenItemList({ customer }: { customer?: string }) {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const { filters } = useFilters();
  const [act, setAct] = useState<{ kind: 'allocate' | 'writeOff'; items: OpenItem[]; clear: () => void } | null>(null);
  const wanted = {
    customer: filters.customer,
    state: STATES.find((state) => state === filters.state) ?? 'open',
    side: SIDES.find((side) => side === filters.side),
    kind: KINDS.find((kind) => kind === filters.kind),
    due_before: filters.due_before,
    due_from: filters.due_from,
    currency: filters.currency,
    search: filters.search,
    as_of: filters.as_of,
  };
  const orders = itemOrders(wanted);
  const columns = useColumns(!customer, orders);
  const query = customer
    ? { customer, state: 'open' as const, limit: 20 }
    : { ...wanted, sort: sortOf(filters, orders) };
  const close = () => setAct(null);
  return (
    <>
      {!customer && <ItemTotals filter={wanted} />}
      <DataTable
        name="open-items"
        label={t('nav.openItems')}
        columns={columns}
        by={query}
        keys={!customer}
        filters={
          customer
            ? undefined
            : [
                {
                  name: 'state',
                  label: t('field.state'),
                  kind: 'choice',
                  options: ['cleared', 'all'],
                  unset: t('word.open'),
                },
                { name: 'side', label: t('field.side'), kind: 'choice', options: [...SIDES] },
                { name: 'kind', label: t('field.kind'), kind: 'choice', options: KINDS },
                { name: 'due_from', label: t('field.dueFrom'), kind: 'date' },
                { name: 'due_before', label: t('field.dueBefore'), kind: 'date' },
                { name: 'as_of', label: t('receivables.asOf'), kind: 'date' },
                { name: 'search', label: t('shell.search'), kind: 'text' },
              ]
        }
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/open-items', {
              params: { path: { entity }, query: { ...query, after } },
            }),
          )
        }
        rowId={(row) => row.id}
        rowLabel={(row) => row.number}
        path={(row) => `/open-items/${row.id}`}
        select={{
          amount: (row) => row.residual,
          actions: (items, clear) => (
            <>
              {may('receivables.allocate') && (
                <Button onClick={() => setAct({ kind: 'allocate', items, clear })}>{t('receivables.allocate')}</Button>
              )}
              {may('receivables.write_off') && (
                <Button variant="default" onClick={() => setAct({ kind: 'writeOff', items, clear })}>
                  {t('receivables.writeOff')}
                </Button>
              )}
            </>
          ),
        }}
      />
      {act?.kind === 'allocate' && <AllocateDialog items={act.items} close={close} done={act.clear} />}
      {act?.kind === 'writeOff' && <WriteOffDialog items={act.items} close={close} done={act.clear} />}
    </>
  );
}

function useColumns(withCustomer: boolean, orders: ItemOrder[]): Column<OpenItem>[] {
  const by = (order: ItemOrder) => (orders.includes(order) ? order : undefined);
  const { t } = useTranslation();
  const word = useWord();
  const { decimal } = useFormat();
  const customer: Column<OpenItem> = {
    id: 'customer',
    label: t('field.customer'),
    narrow: true,
    sort: by('customer'),
    cell: (row) => <CustomerName id={row.customer} name={row.customer_name} />,
    text: (row) => row.customer_name,
  };
  return [
    numberColumn(t('field.number'), (row) => row.number, { sort: by('number') }),
    ...(withCustomer ? [customer] : []),
    { id: 'kind', label: t('field.kind'), cell: (row) => word(row.kind), text: (row) => word(row.kind) },
    dayColumn('posted', t('field.posted'), (row) => row.posted_on),
    dayColumn('due', t('field.due'), (row) => row.due_on, { narrow: true, sort: by('due_date') }),
    {
      id: 'overdue',
      label: t('receivables.daysOverdue'),
      numeric: true,
      sort: by('days_overdue'),
      cell: (row) =>
        row.days_overdue === null || row.days_overdue === undefined ? '–' : decimal(`${row.days_overdue}`),
      text: (row) => String(row.days_overdue ?? ''),
    },
    {
      id: 'reference',
      label: t('field.reference'),
      optional: true,
      cell: (row) => row.reference ?? '–',
      text: (row) => row.reference ?? '',
    },
    {
      id: 'cleared',
      label: t('field.cleared'),
      optional: true,
      cell: (row) => <Day value={row.cleared_on} />,
      text: (row) => row.cleared_on ?? '',
    },
    moneyColumn('amount', t('field.amount'), (row) => row.amount),
    moneyColumn('residual', t('field.residual'), (row) => row.residual, { narrow: true, sort: by('amount') }),
  ];
}
