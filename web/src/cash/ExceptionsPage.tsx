import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { CashException } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { CustomerName } from '../customers/CustomerName';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { Status, useWord } from '../ui/Figures';
import { dayColumn, moneyColumn } from '../ui/columns';
import { sortOf } from '../ui/filters';
import { Page } from '../ui/Page';
import { useFilters } from '../ui/useFilters';
import { AcceptAboveButton } from './AcceptAboveButton';
import { AcceptButton } from './AcceptButton';
import { MatchButton } from './MatchButton';

/** The confidences that the list can be cut at, in percent. */
const SURE = ['99', '95', '90', '75', '50'];

const QUESTIONS = ['asked', 'answered', 'expired', 'withdrawn'] as const;

/** What somebody else is asked about an entry. */
const states = (row: CashException) => [
  ...(row.waits_for_sign_off ? ['waits_for_sign_off'] : []),
  ...(row.question ? [row.question] : []),
];

/** Bank entries that wait for a person, each with the reason and what the engine would do. */
export function ExceptionsPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { decimal } = useFormat();
  const { id: entity, may } = useDesk();
  const { filters } = useFilters();
  const query = {
    search: filters.search,
    question: QUESTIONS.find((one) => one === filters.question),
    confidence: SURE.includes(filters.confidence ?? '') ? Number(filters.confidence) : undefined,
    sort: sortOf(filters, ['booked', 'amount', 'confidence']),
  };
  const numbers = ({ decision: { proposal } }: CashException) =>
    proposal?.lines.map((line) => line.number).join(', ') ?? '–';
  const sure = ({ decision }: CashException) => (decision.proposal ? `${decimal(decision.confidence)} %` : '–');
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
    {
      id: 'question',
      label: t('ask.question'),
      cell: (row) => states(row).map((code) => <Status key={code} code={code} />),
      text: (row) => states(row).map(word).join(', '),
    },
    { id: 'proposal', label: t('field.proposal'), cell: numbers, text: numbers },
    {
      id: 'confidence',
      label: t('cash.sure'),
      numeric: true,
      narrow: true,
      sort: 'confidence',
      cell: sure,
      text: ({ decision }) => decision.confidence,
    },
    moneyColumn('amount', t('field.amount'), (row) => row.amount, { narrow: true, sort: 'amount' }),
  ];
  const writes = may('cash.write');
  return (
    <Page
      title={t('nav.exceptions')}
      actions={
        writes && (
          <>
            <AcceptAboveButton />
            <MatchButton />
          </>
        )
      }
    >
      <DataTable
        name="exceptions"
        label={t('nav.exceptions')}
        columns={columns}
        by={query}
        filters={[
          { name: 'search', label: t('shell.search'), kind: 'text' },
          {
            name: 'confidence',
            label: t('cash.leastSure'),
            kind: 'choice',
            options: SURE,
            say: (percent) => `${percent} %`,
          },
          { name: 'question', label: t('ask.question'), kind: 'choice', options: QUESTIONS },
        ]}
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
          actions: (rows, clear) => writes && <AcceptButton rows={rows} done={clear} />,
        }}
      />
    </Page>
  );
}
