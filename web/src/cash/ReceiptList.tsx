import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Receipt } from '../api/types';
import { CustomerName } from '../customers/CustomerName';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { useWord } from '../ui/Figures';
import { dayColumn, moneyColumn, numberColumn } from '../ui/columns';
import { sortOf } from '../ui/filters';
import { useFilters } from '../ui/useFilters';

/** Receipts: all with filters, or those of one bank entry or one customer. */
export function ReceiptList({ entry, customer }: { entry?: string; customer?: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity } = useDesk();
  const { filters } = useFilters();
  const within = entry !== undefined || customer !== undefined;
  const query = within
    ? { entry, customer }
    : {
        from: filters.from,
        to: filters.to,
        search: filters.search,
        sort: sortOf(filters, ['received', 'number', 'amount', 'customer']),
        on_account: filters.on_account === undefined ? undefined : filters.on_account === 'yes',
      };
  const automatic = (row: Receipt) => word(row.automatic ? 'yes' : 'no');
  const named: Column<Receipt> = {
    id: 'customer',
    label: t('field.customer'),
    narrow: true,
    cell: (row) => <CustomerName id={row.customer} name={row.customer_name} />,
    text: (row) => row.customer_name,
  };
  const reference: Column<Receipt> = {
    id: 'reference',
    label: t('field.reference'),
    cell: (row) => row.payer_reference ?? '–',
    text: (row) => row.payer_reference ?? '',
  };
  const columns: Column<Receipt>[] = [
    numberColumn(t('field.number'), (row) => row.number, { sort: 'number' }),
    ...(customer ? [] : [named]),
    dayColumn('received', t('field.received'), (row) => row.received_on, { sort: 'received' }),
    // The receipts of an entry all have its reference.
    ...(entry === undefined ? [reference] : []),
    { id: 'automatic', label: t('field.automatic'), cell: automatic, text: automatic },
    moneyColumn('onAccount', t('field.onAccount'), (row) => row.on_account),
    ...(entry === undefined ? [] : [moneyColumn<Receipt>('paid', t('cash.paid'), (row) => row.paid ?? row.amount)]),
    moneyColumn('amount', t('field.amount'), (row) => row.amount, { narrow: true, sort: 'amount' }),
  ];
  return (
    <DataTable
      name="receipts"
      label={t('nav.receipts')}
      columns={columns}
      by={query}
      keys={!within}
      filters={
        within
          ? undefined
          : [
              { name: 'from', label: t('field.from'), kind: 'date' },
              { name: 'to', label: t('field.to'), kind: 'date' },
              { name: 'on_account', label: t('field.onAccount'), kind: 'choice', options: ['yes', 'no'] },
              { name: 'search', label: t('field.search'), kind: 'text' },
            ]
      }
      load={(after) =>
        body(
          api.GET('/api/v1/entities/{entity}/receipts', { params: { path: { entity }, query: { ...query, after } } }),
        )
      }
      rowId={(row) => row.id}
      rowLabel={(row) => row.number}
      path={(row) => `/receipts/${row.id}`}
    />
  );
}
