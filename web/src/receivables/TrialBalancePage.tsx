import { ActionIcon, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { TrialBalanceRow } from '../api/types';
import { useApi } from '../api/useApi';
import { useAnchorDay } from '../insight/useAnchorDay';
import { useDesk } from '../shell/entity';
import { DateField } from '../ui/DateField';
import { csv, download } from '../ui/csv';
import { stringifyFilters } from '../ui/filters';
import { Amount } from '../ui/Figures';
import { Page } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask, Empty } from '../ui/States';
import { useFilters } from '../ui/useFilters';

/** What each account holds on a day; an account leads to its entries. */
export function TrialBalancePage() {
  const { t } = useTranslation();
  const { filters, set } = useFilters();
  const anchor = useAnchorDay();
  const on = filters.on ?? anchor;
  const query = useApi(['trial-balance', on], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/trial-balance', { params: { path: { entity }, query: { on } } })),
  );
  return (
    <Page
      title={t('nav.trialBalance')}
      actions={
        <Group align="end" gap="xs">
          <DateField label={t('receivables.asOf')} value={on} onChange={(day) => set('on', day)} />
          {query.data && <Export rows={query.data} on={on} />}
        </Group>
      }
    >
      <Ask query={query} rows={8}>
        {(rows) => (rows.length === 0 ? <Empty /> : <Accounts rows={rows} on={on} />)}
      </Ask>
    </Page>
  );
}

function Accounts({ rows, on }: { rows: TrialBalanceRow[]; on: string }) {
  const { t } = useTranslation();
  const { href } = useDesk();
  return (
    <SimpleTable
      label={t('nav.trialBalance')}
      rows={rows}
      rowId={(row) => row.account + row.currency}
      cards
      columns={[
        {
          label: t('field.account'),
          cell: (row) => (
            <Link
              to={`${href('/journal')}${stringifyFilters({ account: row.account, currency: row.currency, to: on })}`}
            >
              {row.account} {row.name}
            </Link>
          ),
        },
        { label: t('receivables.debitSide'), numeric: true, cell: (row) => <Amount value={row.debit} /> },
        { label: t('receivables.creditSide'), numeric: true, cell: (row) => <Amount value={row.credit} /> },
        { label: t('receivables.balance'), numeric: true, cell: (row) => <Amount value={row.balance} strong /> },
      ]}
    />
  );
}

function Export({ rows, on }: { rows: TrialBalanceRow[]; on: string }) {
  const { t } = useTranslation();
  const save = () => {
    const head = [
      t('field.account'),
      t('field.name'),
      t('receivables.debitSide'),
      t('receivables.creditSide'),
      t('receivables.balance'),
      t('field.currency'),
    ];
    const lines = rows.map((row) => [
      row.account,
      row.name,
      row.debit.amount,
      row.credit.amount,
      row.balance.amount,
      row.currency,
    ]);
    download(`trial-balance-${on}.csv`, csv([head, ...lines]));
  };
  return (
    <ActionIcon variant="default" size={30} onClick={save} aria-label={t('list.exportCsv')} title={t('list.exportCsv')}>
      <IconDownload size={16} />
    </ActionIcon>
  );
}
