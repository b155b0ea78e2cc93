import { ActionIcon, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { AgingRow } from '../api/types';
import { useApi } from '../api/useApi';
import { useKnownName } from '../customers/CustomerName';
import { DateField } from '../ui/DateField';
import { csv, download } from '../ui/csv';
import { Page } from '../ui/Page';
import { Ask, Empty } from '../ui/States';
import { useFilters } from '../ui/useFilters';
import { AgingMatrix } from './AgingMatrix';
import { buckets, type Bucket } from './buckets';

export function AgingPage() {
  const { t } = useTranslation();
  const { filters, set } = useFilters();
  const query = useApi(['aging', filters.as_of], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/aging', { params: { path: { entity }, query: { as_of: filters.as_of } } })),
  );
  const columns = query.data ? buckets(query.data.as_of, query.data.edges, t('receivables.notDue')) : [];
  return (
    <Page
      title={t('nav.aging')}
      actions={
        <Group align="end" gap="xs">
          <DateField
            label={t('receivables.asOf')}
            value={filters.as_of ?? query.data?.as_of ?? ''}
            onChange={(day) => set('as_of', day)}
          />
          {query.data && <Export rows={query.data.rows} columns={columns} />}
        </Group>
      }
    >
      <Ask query={query} rows={12}>
        {(aging) =>
          aging.rows.length === 0 ? (
            <Empty />
          ) : (
            <AgingMatrix rows={aging.rows} totals={aging.totals} columns={columns} />
          )
        }
      </Ask>
    </Page>
  );
}

function Export({ rows, columns }: { rows: AgingRow[]; columns: Bucket[] }) {
  const { t } = useTranslation();
  const known = useKnownName();
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
    <ActionIcon variant="default" size={30} onClick={save} aria-label={t('list.export')} title={t('list.export')}>
      <IconDownload size={16} />
    </ActionIcon>
  );
}
