import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { AgingRow, Money } from '../api/types';
import { CustomerName, useKnownName } from '../customers/CustomerName';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { stringifyFilters } from '../ui/filters';
import { compareMoney, isSome } from '../ui/money';
import { SimpleTable, type SimpleColumn } from '../ui/SimpleTable';
import { useFilters } from '../ui/useFilters';
import type { Bucket } from './buckets';

/** How many customers are drawn at once; the rest follow on demand. */
const STEP = 100;

interface Props {
  rows: AgingRow[];
  totals: AgingRow[];
  columns: Bucket[];
}

/** Who owes what, by how long it is overdue; each amount leads to the open items behind it. */
export function AgingMatrix({ rows, totals, columns }: Props) {
  const { t } = useTranslation();
  const { filters, set } = useFilters();
  const known = useKnownName();
  const [count, setCount] = useState(STEP);
  const amounts: Record<string, (row: AgingRow) => Money> = {
    ...Object.fromEntries(columns.map((bucket, index) => [`b${index}`, bucket.amount])),
    unapplied: (row) => row.unapplied,
    total: (row) => row.total,
  };
  const by = filters.sort ?? '-total';
  const amount = amounts[by.replace('-', '')];
  const way = by.startsWith('-') ? -1 : 1;
  const sorted = [...rows].sort((left, right) => {
    if (amount) return way * compareMoney(amount(left), amount(right));
    return way * known(left.customer ?? '').localeCompare(known(right.customer ?? ''));
  });
  const table: SimpleColumn<AgingRow>[] = [
    {
      label: t('field.customer'),
      sort: 'customer',
      cell: (row) => (row.customer ? <CustomerName id={row.customer} /> : <b>{t('receivables.totals')}</b>),
    },
    { label: t('field.currency'), cell: (row) => <span className="currency">{row.currency}</span> },
    ...columns.map((bucket, index): SimpleColumn<AgingRow> => ({
      label: bucket.label,
      numeric: true,
      sort: `b${index}`,
      cell: (row) => <Cell row={row} money={bucket.amount(row)} filters={{ ...bucket.filters, side: 'claims' }} />,
    })),
    {
      label: t('receivables.unapplied'),
      numeric: true,
      sort: 'unapplied',
      cell: (row) => <Cell row={row} money={row.unapplied} filters={{ side: 'debts' }} />,
    },
    {
      label: t('receivables.total'),
      numeric: true,
      sort: 'total',
      cell: (row) => <Cell row={row} money={row.total} filters={{}} />,
    },
  ];
  return (
    <div>
      <SimpleTable
        label={t('nav.aging')}
        columns={table}
        rows={[...totals, ...sorted.slice(0, count)]}
        rowId={(row) => `${row.customer}${row.currency}`}
        sorting={{ by, set: (wanted) => set('sort', wanted) }}
        cards
      />
      {rows.length > count && (
        <Group justify="center" mt="sm">
          <Button variant="default" onClick={() => setCount(count + STEP)}>
            {t('list.more')}
          </Button>
        </Group>
      )}
    </div>
  );
}

function Cell({ row, money, filters }: { row: AgingRow; money: Money; filters: Record<string, string> }) {
  const { href } = useDesk();
  const { amount } = useFormat();
  if (!isSome(money)) return null;
  const search = { ...filters, customer: row.customer ?? '', currency: row.currency };
  return (
    <Link to={`${href('/open-items')}${stringifyFilters(search)}`}>
      {row.customer ? amount(money) : <b>{amount(money)}</b>}
    </Link>
  );
}
