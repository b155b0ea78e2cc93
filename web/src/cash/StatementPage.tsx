import { Button, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { BankEntry, BankStatement } from '../api/types';
import { useApi } from '../api/useApi';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { Amount, Day, Status, useWord } from '../ui/Figures';
import { dayColumn, moneyColumn, statusColumn } from '../ui/columns';
import { sortOf } from '../ui/filters';
import { Facts, Page, Section } from '../ui/Page';
import { Ask } from '../ui/States';
import { useFilters } from '../ui/useFilters';
import { readStatement } from './statement';
import { useBalanceWords } from './useBalanceWords';

const STATES: BankEntry['status'][] = ['open', 'applied', 'other', 'reversed'];

export function StatementPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useApi(['statement', id], (entity) => readStatement(entity, id));
  return <Ask query={query}>{(view) => <Details statement={view} />}</Ask>;
}

function Details({ statement }: { statement: BankStatement }) {
  const { t } = useTranslation();
  const word = useWord();
  const balance = useBalanceWords();
  const { id: entity } = useDesk();
  const money = (value: BankStatement['opening']) => value && <Amount value={value} />;
  return (
    <Page
      title={t('cash.statement', { number: statement.statement_no ?? '' })}
      aside={<Status code={statement.balance} />}
      actions={
        statement.file && (
          <Button
            component="a"
            variant="default"
            leftSection={<IconDownload size={14} />}
            href={`/api/v1/entities/${entity}/bank-statements/${statement.id}/file`}
            download
          >
            {t('cash.bankFile')}
          </Button>
        )
      }
    >
      <Stack gap="lg">
        <Facts
          facts={[
            [t('field.from'), <Day value={statement.from_on} />],
            [t('field.to'), <Day value={statement.to_on} />],
            [t('imports.format'), word(statement.format)],
            [t('field.opening'), money(statement.opening)],
            [t('field.closing'), money(statement.closing)],
            [t('field.difference'), money(statement.difference)],
            [t('word.gap'), money(statement.gap)],
          ]}
        />
        <Text size="sm">{balance(statement)}</Text>
        <Section title={t('field.entries')}>
          <Entries statement={statement.id} />
        </Section>
      </Stack>
    </Page>
  );
}

function Entries({ statement }: { statement: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity } = useDesk();
  const { filters } = useFilters();
  const query = {
    sort: sortOf(filters, ['booked', 'amount']),
    statement,
    status: STATES.find((state) => state === filters.status),
    search: filters.search,
  };
  const columns: Column<BankEntry>[] = [
    { id: 'line', label: t('field.line'), cell: (row) => row.line_no, text: (row) => String(row.line_no) },
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
          {row.remittance}
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
