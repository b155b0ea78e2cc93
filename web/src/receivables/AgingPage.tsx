import { ActionIcon, Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { AgingRow, Money } from '../api/types';
import { useApi } from '../api/useApi';
import { CustomerName, useKnownName } from '../customers/CustomerName';
import { useDesk } from '../shell/entity';
import { DateField } from '../ui/DateField';
import { csv, download } from '../ui/csv';
import { Amount } from '../ui/Figures';
import { stringifyFilters } from '../ui/filters';
import { Page } from '../ui/Page';
import { SimpleTable, type SimpleColumn } from '../ui/SimpleTable';
import { Ask, Empty } from '../ui/States';
import { useFilters } from '../ui/useFilters';
import { buckets, type Bucket } from './buckets';

/** How many customers are drawn at once; the rest follow on demand. */
const STEP = 100;

export function AgingPage() {
  const { t } = useTranslation();
  const { filters, set } = useFilters();
  const query = useApi(['aging', filters.as_of], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/aging', { params: { path: { entity }, query: { as_of: filters.as_of } } })),
  );
  return (
    <Page
      title={t('nav.aging')}
      actions={
        <DateField
          label={t('receivables.asOf')}
          value={filters.as_of ?? query.data?.as_of ?? ''}
          onChange={(day) => set('as_of', day)}
        />
      }
    >
      <Ask query={query} rows={12}>
        {(aging) =>
          aging.rows.length === 0 ? (
            <Empty />
          ) : (
            <Matrix
              rows={aging.rows}
              totals={aging.totals}
              columns={buckets(aging.as_of, aging.edges, t('receivables.notDue'))}
            />
          )
        }
      </Ask>
    </Page>
  );
}

interface MatrixProps {
  rows: AgingRow[];
  totals: AgingRow[];
  columns: Bucket[];
}

function Matrix({ rows, totals, columns }: MatrixProps) {
  const { t } = useTranslation();
  const { href } = useDesk();
  const known = useKnownName();
  const [count, setCount] = useState(STEP);
  const cell = (row: AgingRow, money: Money, bucket: Bucket | null) => {
    if (/^0(\.0*)?$/.test(money.amount)) return <span className="currency">–</span>;
    const search = { ...bucket?.filters, customer: row.customer ?? '', ...(bucket ? { side: 'claims' } : {}) };
    return (
      <Link to={`${href('/open-items')}${stringifyFilters(search)}`}>
        <Amount value={money} strong={!row.customer} />
      </Link>
    );
  };
  const table: SimpleColumn<AgingRow>[] = [
    {
      label: t('field.customer'),
      narrow: true,
      cell: (row) => (row.customer ? <CustomerName id={row.customer} /> : <b>{t('receivables.totals')}</b>),
    },
    ...columns.map((bucket): SimpleColumn<AgingRow> => ({
      label: bucket.label,
      numeric: true,
      cell: (row) => cell(row, bucket.amount(row), bucket),
    })),
    { label: t('receivables.unapplied'), numeric: true, cell: (row) => cell(row, row.unapplied, null) },
    { label: t('receivables.total'), numeric: true, narrow: true, cell: (row) => cell(row, row.total, null) },
  ];
  const save = () => {
    const head = [
      t('field.customer'),
      ...columns.map((one) => one.label),
      t('receivables.unapplied'),
      t('receivables.total'),
      t('field.currency'),
    ];
    const lines = rows.map((row) => [
      row.customer ? known(row.customer) : '',
      ...columns.map((one) => one.amount(row).amount),
      row.unapplied.amount,
      row.total.amount,
      row.currency,
    ]);
    download('aging.csv', csv([head, ...lines]));
  };
  return (
    <div>
      <Group justify="end" mb="xs" className="no-print">
        <ActionIcon variant="default" size={30} onClick={save} aria-label={t('list.export')} title={t('list.export')}>
          <IconDownload size={16} />
        </ActionIcon>
      </Group>
      <SimpleTable
        label={t('nav.aging')}
        columns={table}
        rows={[...totals, ...rows.slice(0, count)]}
        rowId={(row) => `${row.customer}${row.currency}`}
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
