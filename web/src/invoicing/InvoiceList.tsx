import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { InvoiceHead } from '../api/types';
import { CustomerName } from '../customers/CustomerName';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { Amount, Day, useWord } from '../ui/Figures';
import { dayColumn } from '../ui/columns';
import { sortOf } from '../ui/filters';
import { useFilters } from '../ui/useFilters';

const KINDS: InvoiceHead['kind'][] = ['invoice', 'credit_note'];

/** Invoices and credit notes: all of them with filters, or those of one customer. */
export function InvoiceList({ customer }: { customer?: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity } = useDesk();
  const { filters } = useFilters();
  const query = customer
    ? { customer, limit: 10 }
    : {
        kind: KINDS.find((kind) => kind === filters.kind),
        from: filters.from,
        to: filters.to,
        open: filters.open === undefined ? undefined : filters.open === 'yes',
        search: filters.search,
        customer: filters.customer,
        sort: sortOf(filters, ['issued', 'number', 'amount', 'customer']),
      };
  const named: Column<InvoiceHead>[] = customer
    ? []
    : [
        {
          id: 'customer',
          sort: 'customer',
          label: t('field.customer'),
          narrow: true,
          cell: (row) => <CustomerName id={row.customer} name={row.customer_name} />,
          text: (row) => row.customer_name,
        },
      ];
  const columns: Column<InvoiceHead>[] = [
    {
      id: 'number',
      sort: 'number',
      whole: true,
      label: t('field.number'),
      narrow: true,
      cell: (row) => row.number,
      text: (row) => row.number,
    },
    ...named,
    { id: 'kind', label: t('field.kind'), cell: (row) => word(row.kind), text: (row) => word(row.kind) },
    dayColumn('issued', t('field.issued'), (row) => row.issued_on, { sort: 'issued' }),
    { id: 'due', label: t('field.due'), cell: (row) => <Day value={row.due_on} />, text: (row) => row.due_on ?? '' },
    {
      id: 'gross',
      sort: 'amount',
      label: t('field.gross'),
      numeric: true,
      cell: (row) => <Amount value={row.gross} />,
      text: (row) => row.gross.amount,
    },
    {
      id: 'open',
      label: t('field.open'),
      numeric: true,
      narrow: true,
      cell: (row) => <Amount value={row.open} />,
      text: (row) => row.open.amount,
    },
  ];
  return (
    <DataTable
      name="invoices"
      label={t('nav.invoices')}
      columns={columns}
      by={query}
      keys={!customer}
      filters={
        customer
          ? undefined
          : [
              { name: 'kind', label: t('field.kind'), kind: 'choice', options: KINDS },
              { name: 'open', label: t('field.open'), kind: 'choice', options: ['yes', 'no'] },
              { name: 'customer', label: t('field.customer'), kind: 'customer' },
              { name: 'from', label: t('field.from'), kind: 'date' },
              { name: 'to', label: t('field.to'), kind: 'date' },
              { name: 'search', label: t('field.search'), kind: 'text' },
            ]
      }
      load={(after) =>
        body(
          api.GET('/api/v1/entities/{entity}/invoices', { params: { path: { entity }, query: { ...query, after } } }),
        )
      }
      rowId={(row) => row.id}
      rowLabel={(row) => row.number}
      path={(row) => `/invoices/${row.id}`}
      select={customer ? undefined : { amount: (row) => row.open, actions: () => null }}
    />
  );
}
