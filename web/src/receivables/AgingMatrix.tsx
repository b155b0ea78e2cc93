import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { AgingRow, Money } from '../api/types';
import { CustomerName } from '../customers/CustomerName';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { stringifyFilters } from '../ui/filters';
import { isSome } from '../ui/money';
import { SimpleTable, type SimpleColumn } from '../ui/SimpleTable';
import type { Sorting } from '../ui/SortHead';
import type { Bucket } from './buckets';

interface Props {
  rows: AgingRow[];
  columns: Bucket[];
  /** The day in the address, when it is not today. */
  asOf: string | undefined;
  sorting: Sorting;
}

/** Customers and ages; each amount leads to the open items behind it. Rows of no customer are totals. */
export function AgingMatrix({ rows, columns, asOf, sorting }: Props) {
  const { t } = useTranslation();
  const cell = (row: AgingRow, money: Money, filters: Record<string, string>) =>
    isSome(money) && <Cell row={row} money={money} filters={{ ...filters, ...(asOf ? { as_of: asOf } : {}) }} />;
  const currencies = new Set(rows.map((row) => row.currency));
  const total = currencies.size > 1 ? t('receivables.total') : `${t('receivables.total')} (${rows[0]?.currency ?? ''})`;
  const table: SimpleColumn<AgingRow>[] = [
    {
      label: t('field.customer'),
      sort: 'customer',
      cell: (row) =>
        row.customer ? <CustomerName id={row.customer} name={row.customer_name} /> : <b>{t('receivables.totals')}</b>,
    },
    ...(currencies.size > 1 ? [{ label: t('field.currency'), cell: (row: AgingRow) => row.currency }] : []),
    ...columns.map((bucket): SimpleColumn<AgingRow> => ({
      label: bucket.label,
      sort: bucket.sort,
      numeric: true,
      cell: (row) => cell(row, bucket.amount(row), { ...bucket.filters, side: 'claims' }),
    })),
    {
      label: t('receivables.unapplied'),
      sort: 'unapplied',
      numeric: true,
      cell: (row) => cell(row, row.unapplied, { side: 'debts' }),
    },
    { label: total, numeric: true, sort: 'total', cell: (row) => cell(row, row.total, {}) },
  ];
  return (
    <SimpleTable
      label={t('nav.aging')}
      columns={table}
      rows={rows}
      rowId={(row) => `${row.customer}${row.currency}`}
      sorting={sorting}
      cards
    />
  );
}

function Cell({ row, money, filters }: { row: AgingRow; money: Money; filters: Record<string, string> }) {
  const { href } = useDesk();
  const { amount } = useFormat();
  const search = { ...filters, customer: row.customer ?? '', currency: row.currency };
  return (
    <Link to={`${href('/open-items')}${stringifyFilters(search)}`}>
      {row.customer ? amount(money) : <b>{amount(money)}</b>}
    </Link>
  );
}
