import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { EntryView } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { useActorText } from '../ui/actor';
import { DataTable, type Column } from '../ui/DataTable';
import { Amount, Moment, useWord } from '../ui/Figures';
import { dayColumn, numberColumn } from '../ui/columns';
import { Page } from '../ui/Page';
import { useFilters } from '../ui/useFilters';
import { sourcePath } from './source';
import { SourcePill } from './SourcePill';
import { useAccounts } from './useAccounts';

const KINDS: EntryView['kind'][] = [
  'invoice',
  'credit_note',
  'bank_entry',
  'receipt',
  'discount',
  'write_off',
  'refund',
  'reversal',
  'opening',
];

export function JournalPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { money } = useFormat();
  const { id: entity, href } = useDesk();
  const { accounts, nameOf } = useAccounts();
  const actorText = useActorText();
  const actorOf = (row: EntryView) => actorText(row.actor, row.actor_name);
  const { filters } = useFilters();
  const { from, to, account, source } = filters;
  const query = {
    from,
    to,
    kind: KINDS.find((kind) => kind === filters.kind),
    account,
    currency: account && filters.currency,
    source,
  };
  /** Whether a line is one that was asked for. */
  const isAsked = (line: EntryView['lines'][number]) =>
    line.account === account && (query.currency ?? line.amount.currency) === line.amount.currency;
  const lines = (row: EntryView) => row.lines.map((line) => `${line.account} ${money(line.amount)}`);
  const columns: Column<EntryView>[] = [
    numberColumn(t('field.number'), (row) => row.number),
    dayColumn('posted', t('field.posted'), (row) => row.posted_on, { narrow: true }),
    { id: 'kind', label: t('field.kind'), cell: (row) => word(row.kind), text: (row) => word(row.kind) },
    {
      id: 'source',
      label: t('field.source'),
      cell: (row) => {
        const path = sourcePath(row.source);
        return path ? <Link to={href(path)}>{word(row.source.type)}</Link> : word(row.source.type);
      },
      text: (row) => word(row.source.type),
    },
    { id: 'actor', label: t('field.actor'), cell: actorOf, text: actorOf },
    {
      id: 'recorded',
      label: t('field.received'),
      optional: true,
      cell: (row) => <Moment value={row.recorded_at} />,
      text: (row) => row.recorded_at,
    },
    {
      id: 'lines',
      label: t('receivables.postings'),
      narrow: 'broad',
      text: (row) => lines(row).join(' | '),
      cell: (row) =>
        row.lines.map((line, index) => (
          <Group key={index} justify="space-between" wrap="nowrap">
            <Text span size="sm" c="dimmed">
              {line.account} {nameOf(line.account)}
            </Text>
            <Amount value={line.amount} strong={isAsked(line)} />
          </Group>
        )),
    },
  ];
  return (
    <Page title={t('nav.journal')} aside={source && <SourcePill source={source} />}>
      <DataTable
        name="journal"
        label={t('nav.journal')}
        columns={columns}
        by={query}
        filters={[
          { name: 'kind', label: t('field.kind'), kind: 'choice', options: KINDS },
          {
            name: 'account',
            label: t('field.account'),
            kind: 'choice',
            options: accounts.map((one) => one.code),
            say: (code) => `${code} ${nameOf(code)}`,
          },
          { name: 'from', label: t('field.from'), kind: 'date' },
          { name: 'to', label: t('field.to'), kind: 'date' },
        ]}
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/journal', { params: { path: { entity }, query: { ...query, after } } }),
          )
        }
        rowId={(row) => row.id}
        rowLabel={(row) => row.number}
        path={(row) => `/journal/${row.id}`}
      />
    </Page>
  );
}
