import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Deduction } from '../api/types';
import { CustomerName } from '../customers/CustomerName';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { useWord } from '../ui/Figures';
import { dayColumn, moneyColumn, numberColumn, statusColumn } from '../ui/columns';
import { sortOf } from '../ui/filters';
import { useFilters } from '../ui/useFilters';
import { DeductionTotals } from './DeductionTotals';
import { useReasons } from './useReasons';

const STATES = ['open', 'recovered', 'accepted', 'withdrawn'] as const;

/** What payers withheld: all with filters, or what one customer did. */
export function DeductionList({ customer }: { customer?: string }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const { filters } = useFilters();
  const { say, all } = useReasons();
  const columns = useColumns(customer === undefined, say);
  const wanted = customer
    ? { customer }
    : {
        customer: filters.customer,
        reason: filters.reason,
        status: STATES.find((one) => one === filters.status),
        from: filters.from,
        to: filters.to,
      };
  const query = customer ? wanted : { ...wanted, sort: sortOf(filters, ['deducted', 'amount', 'customer']) };
  return (
    <>
      <DeductionTotals filter={wanted} say={say} />
      <DataTable
        name="deductions"
        label={t('nav.deductions')}
        columns={columns}
        by={query}
        keys={!customer}
        filters={
          customer
            ? undefined
            : [
                {
                  name: 'reason',
                  label: t('field.reason'),
                  kind: 'choice',
                  options: all.map((one) => one.code),
                  say,
                },
                { name: 'status', label: t('field.status'), kind: 'choice', options: STATES },
                { name: 'customer', label: t('field.customer'), kind: 'customer' },
                { name: 'from', label: t('field.from'), kind: 'date' },
                { name: 'to', label: t('field.to'), kind: 'date' },
              ]
        }
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/deductions', {
              params: { path: { entity }, query: { ...query, after } },
            }),
          )
        }
        rowId={(row) => row.id}
        rowLabel={(row) => row.number}
        path={(row) => `/open-items/${row.item}`}
        empty={t('deductions.empty')}
      />
    </>
  );
}

function useColumns(withCustomer: boolean, say: (code: string) => string): Column<Deduction>[] {
  const { t } = useTranslation();
  const word = useWord();
  const { decimal } = useFormat();
  const customer: Column<Deduction> = {
    id: 'customer',
    label: t('field.customer'),
    narrow: true,
    sort: 'customer',
    cell: (row) => <CustomerName id={row.customer} name={row.customer_name} />,
    text: (row) => row.customer_name,
  };
  return [
    numberColumn(t('field.number'), (row) => row.number),
    ...(withCustomer ? [customer] : []),
    {
      id: 'reason',
      label: t('field.reason'),
      narrow: true,
      cell: (row) => say(row.reason),
      text: (row) => say(row.reason),
    },
    { id: 'note', label: t('field.note'), cell: (row) => row.note ?? '–', text: (row) => row.note ?? '' },
    { id: 'receipt', label: t('field.receipt'), cell: (row) => row.receipt_number, text: (row) => row.receipt_number },
    dayColumn('deducted', t('field.since'), (row) => row.deducted_on, { sort: 'deducted' }),
    {
      id: 'age',
      label: t('field.age'),
      numeric: true,
      cell: (row) => decimal(`${row.age_days}`),
      text: (row) => String(row.age_days),
    },
    statusColumn('status', t('field.status'), word, (row) => row.status),
    moneyColumn('amount', t('field.amount'), (row) => row.amount, { sort: 'amount' }),
    moneyColumn('open', t('field.open'), (row) => row.open, { narrow: true }),
  ];
}
