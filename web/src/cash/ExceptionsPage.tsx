import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { CashException } from '../api/types';
import { CustomerName } from '../customers/CustomerName';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { useWord } from '../ui/Figures';
import { dayColumn, moneyColumn } from '../ui/columns';
import { sortOf } from '../ui/filters';
import { Page } from '../ui/Page';
import { ProblemView } from '../ui/States';
import { useFilters } from '../ui/useFilters';
import { useWrite } from '../ui/useWrite';
import { applyEntries } from './apply';
import { MatchButton } from './MatchButton';
import { proposalOf } from './proposal';

/** Bank entries that wait for a person, each with the reason and what the engine would do. */
export function ExceptionsPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity, may } = useDesk();
  const { filters } = useFilters();
  const query = { sort: sortOf(filters, ['booked', 'amount']) };
  const accepting = useWrite(
    ({ rows, clear }: { rows: CashException[]; clear: () => void }, key: string) => {
      const entries = rows.flatMap((row) => {
        const proposal = proposalOf(row.decision);
        return proposal ? [{ entry: row.id, proposal }] : [];
      });
      return applyEntries(entity, entries, key).then((result) => {
        clear();
        return result;
      });
    },
    {
      say: ({ done, refused }) =>
        `${t('orders.done', { count: done })}${refused ? `, ${t('orders.refusedSome', { count: refused })}` : ''}`,
    },
  );
  const numbers = (row: CashException) =>
    proposalOf(row.decision)
      ?.lines.map((line) => line.number)
      .join(', ') ?? '–';
  const columns: Column<CashException>[] = [
    {
      id: 'counterparty',
      label: t('field.counterparty'),
      narrow: true,
      cell: (row) => row.counterparty_name ?? '–',
      text: (row) => row.counterparty_name ?? '',
    },
    {
      id: 'customer',
      label: t('field.customer'),
      cell: (row) => row.customer && <CustomerName id={row.customer} name={row.customer_name} />,
      text: (row) => row.customer_name ?? '',
    },
    dayColumn('booked', t('field.booked'), (row) => row.booked_on, { sort: 'booked' }),
    {
      id: 'reason',
      label: t('field.reason'),
      narrow: true,
      cell: (row) => word(row.reason),
      text: (row) => word(row.reason),
    },
    {
      id: 'remittance',
      label: t('field.remittance'),
      cell: (row) => (
        <Text size="xs" maw={320} lineClamp={2}>
          {row.remittance}
        </Text>
      ),
      text: (row) => row.remittance,
    },
    { id: 'proposal', label: t('field.proposal'), cell: numbers, text: numbers },
    moneyColumn('amount', t('field.amount'), (row) => row.amount, { narrow: true, sort: 'amount' }),
  ];
  const writes = may('cash.write');
  return (
    <Page title={t('nav.exceptions')} actions={writes && <MatchButton />}>
      {accepting.error && <ProblemView error={accepting.error} />}
      <DataTable
        name="exceptions"
        label={t('nav.exceptions')}
        columns={columns}
        by={query}
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/exceptions', {
              params: { path: { entity }, query: { ...query, after } },
            }),
          )
        }
        rowId={(row) => row.id}
        rowLabel={(row) => `${row.counterparty_name ?? ''} ${row.amount.amount}`}
        path={(row) => `/bank-entries/${row.id}`}
        select={{
          amount: (row) => row.amount,
          actions: (rows, clear) =>
            writes && (
              <Button
                loading={accepting.isPending}
                disabled={!rows.some((row) => proposalOf(row.decision))}
                onClick={() => accepting.mutate({ rows, clear })}
              >
                {t('cash.accept')}
              </Button>
            ),
        }}
      />
    </Page>
  );
}
