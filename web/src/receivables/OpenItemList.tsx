import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { OpenItem } from '../api/types';
import { CustomerName, useKnownName } from '../customers/CustomerName';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { Amount, Day, Status, useWord } from '../ui/Figures';
import { dayColumn } from '../ui/columns';
import { useFilters } from '../ui/useFilters';
import { AllocateDialog } from './AllocateDialog';
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
  const columns = useColumns(!customer);
  const query = customer
    ? { customer, state: 'open' as const, limit: 20 }
    : {
        customer: filters.customer,
        state: STATES.find((state) => state === filters.state) ?? 'open',
        side: SIDES.find((side) => side === filters.side),
        kind: KINDS.find((kind) => kind === filters.kind),
        due_before: filters.due_before,
        due_from: filters.due_from,
        currency: filters.currency,
      };
  const close = () => setAct(null);
  return (
    <>
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

function useColumns(withCustomer: boolean): Column<OpenItem>[] {
  const { t } = useTranslation();
  const word = useWord();
  const known = useKnownName();
  const customer: Column<OpenItem> = {
    id: 'customer',
    label: t('field.customer'),
    narrow: true,
    cell: (row) => <CustomerName id={row.customer} />,
    text: (row) => known(row.customer),
  };
  return [
    {
      id: 'number',
      whole: true,
      label: t('field.number'),
      narrow: true,
      cell: (row) => row.number,
      text: (row) => row.number,
    },
    ...(withCustomer ? [customer] : []),
    { id: 'kind', label: t('field.kind'), cell: (row) => <Status code={row.kind} />, text: (row) => word(row.kind) },
    dayColumn('posted', t('field.posted'), (row) => row.posted_on),
    dayColumn('due', t('field.due'), (row) => row.due_on, { narrow: true }),
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
    {
      id: 'amount',
      label: t('field.amount'),
      numeric: true,
      cell: (row) => <Amount value={row.amount} />,
      text: (row) => row.amount.amount,
    },
    {
      id: 'residual',
      label: t('field.residual'),
      numeric: true,
      narrow: true,
      cell: (row) => <Amount value={row.residual} />,
      text: (row) => row.residual.amount,
    },
  ];
}
