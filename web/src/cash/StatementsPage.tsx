import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { BankStatement } from '../api/types';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { useWord } from '../ui/Figures';
import { dayColumn, moneyColumn, numberColumn, statusColumn } from '../ui/columns';
import { Page } from '../ui/Page';
import { useFilters } from '../ui/useFilters';
import { useBankAccounts } from './useBankAccounts';
import { ImportPanel } from './ImportPanel';

export function StatementsPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity, may, href } = useDesk();
  const { filters } = useFilters();
  const query = {
    flagged: filters.flagged === undefined ? undefined : filters.flagged === 'yes',
    bank_account: filters.bank_account,
  };
  const accounts = useBankAccounts().data ?? [];
  const account = (row: BankStatement) => accounts.find((one) => one.id === row.bank_account)?.name ?? '';
  const columns: Column<BankStatement>[] = [
    numberColumn(t('field.number'), (row) => row.statement_no),
    { id: 'account', label: t('field.account'), cell: account, text: account },
    dayColumn('from', t('field.from'), (row) => row.from_on),
    dayColumn('to', t('field.to'), (row) => row.to_on, { narrow: true }),
    statusColumn('balance', t('field.balance'), word, (row) => row.balance, { narrow: true }),
    {
      id: 'entries',
      label: t('field.entries'),
      numeric: true,
      cell: (row) => row.entries,
      text: (row) => String(row.entries),
    },
    moneyColumn('opening', t('field.opening'), (row) => row.opening),
    moneyColumn('closing', t('field.closing'), (row) => row.closing),
  ];
  return (
    <Page
      title={t('nav.statements')}
      actions={
        <Button variant="default" component={Link} to={href('/bank-notifications')}>
          {t('notification.title')}
        </Button>
      }
    >
      {may('cash.write') && <ImportPanel />}
      <DataTable
        name="statements"
        label={t('nav.statements')}
        columns={columns}
        by={query}
        filters={[
          {
            name: 'flagged',
            label: t('field.balance'),
            kind: 'choice',
            options: ['yes', 'no'],
            say: (code) => t(code === 'yes' ? 'cash.flagged' : 'word.balanced'),
          },
        ]}
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/bank-statements', {
              params: { path: { entity }, query: { ...query, after } },
            }),
          )
        }
        rowId={(row) => row.id}
        rowLabel={(row) => row.statement_no ?? row.id}
        path={(row) => `/statements/${row.id}`}
        empty={<Text span>{t('state.empty')}</Text>}
      />
    </Page>
  );
}
