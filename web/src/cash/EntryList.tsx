import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { BankEntry } from '../api/types';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { useWord } from '../ui/Figures';
import { dayColumn, moneyColumn, statusColumn } from '../ui/columns';
import { sortOf } from '../ui/filters';
import { useFilters } from '../ui/useFilters';

const STATES: BankEntry['status'][] = ['open', 'applied', 'other', 'reversed', 'split'];

/** Bank entries: those of a statement, parts of batches among them, or the parts of one batch. */
export function EntryList({ statement, batch }: { statement?: string; batch?: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity } = useDesk();
  const { filters } = useFilters();
  const query = {
    sort: sortOf(filters, ['booked', 'amount']),
    statement,
    batch,
    status: STATES.find((state) => state === filters.status),
    search: filters.search,
  };
  // Where the batch stands on the page itself, only its parts are told apart from other entries.
  const place = (row: BankEntry) => (row.batch && statement ? t('notification.part') : '');
  const columns: Column<BankEntry>[] = [
    {
      id: 'line',
      label: t('field.line'),
      cell: (row) => (
        <Group gap={6} wrap="nowrap">
          {row.line_no}
          <Text span size="xs" c="dimmed">
            {place(row)}
          </Text>
        </Group>
      ),
      text: (row) => `${row.line_no} ${place(row)}`.trim(),
    },
    {
      id: 'counterparty',
      label: t('field.counterparty'),
      narrow: true,
      cell: (row) => row.counterparty_name ?? '–',
      text: (row) => row.counterparty_name ?? '',
    },
    dayColumn('booked', t('field.booked'), (row) => row.booked_on, { sort: 'booked' }),
    {
      id: 'remittance',
      label: t('field.remittance'),
      cell: (row) => (
        <Text size="xs" lineClamp={2} maw={340}>
          {row.remittance || row.references.join(', ')}
        </Text>
      ),
      text: (row) => row.remittance,
    },
    statusColumn('status', t('field.status'), word, (row) => row.status, { narrow: true }),
    moneyColumn('amount', t('field.amount'), (row) => row.amount, { narrow: true, sort: 'amount' }),
  ];
  return (
    <DataTable
      name="bank-entries"
      label={t('field.entries')}
      columns={columns}
      by={query}
      filters={[
        { name: 'status', label: t('field.status'), kind: 'choice', options: STATES },
        { name: 'search', label: t('shell.search'), kind: 'text' },
      ]}
      load={(after) =>
        body(
          api.GET('/api/v1/entities/{entity}/bank-entries', {
            params: { path: { entity }, query: { ...query, after } },
          }),
        )
      }
      rowId={(row) => row.id}
      rowLabel={(row) => `${row.line_no}`}
      path={(row) => `/bank-entries/${row.id}`}
    />
  );
}
