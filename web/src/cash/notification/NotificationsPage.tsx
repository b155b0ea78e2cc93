import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import type { BankNotification } from '../../api/types';
import { useDesk } from '../../shell/entity';
import { DataTable, type Column } from '../../ui/DataTable';
import { useWord } from '../../ui/Figures';
import { dayColumn, moneyColumn, momentColumn, statusColumn } from '../../ui/columns';
import { Page } from '../../ui/Page';
import { useFilters } from '../../ui/useFilters';
import { useBankAccounts } from '../useBankAccounts';
import { stateOf } from './notificationApi';

const STATES = ['waiting', 'linked', 'split', 'recognised'] as const;

/** What banks told of the single payments behind entries of their statements. */
export function NotificationsPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity, href } = useDesk();
  const { filters } = useFilters();
  const query = {
    status: STATES.find((state) => state === filters.status),
    from: filters.from,
    to: filters.to,
    search: filters.search,
  };
  const accounts = useBankAccounts().data ?? [];
  const account = (row: BankNotification) => accounts.find((one) => one.id === row.bank_account)?.name ?? '';
  const reason = (row: BankNotification) => (row.reason ? t(`notification.reason.${row.reason}`) : '');
  const plain = (id: string, label: string, text: (row: BankNotification) => string): Column<BankNotification> => ({
    id,
    label,
    cell: text,
    text,
  });
  const columns: Column<BankNotification>[] = [
    { ...plain('reference', t('field.reference'), (row) => row.reference ?? '–'), narrow: true },
    plain('account', t('field.account'), account),
    plain('format', t('imports.format'), (row) => word(row.format)),
    dayColumn('booked', t('field.booked'), (row) => row.booked_on),
    momentColumn('received', t('field.received'), (row) => row.received_at),
    { ...plain('payments', t('notification.payments'), (row) => String(row.payments)), numeric: true },
    statusColumn('status', t('field.status'), word, stateOf, { narrow: true }),
    plain('reason', t('field.reason'), reason),
    moneyColumn('amount', t('field.amount'), (row) => row.amount, { narrow: true }),
  ];
  return (
    <Page
      title={t('notification.title')}
      actions={
        <Button variant="default" component={Link} to={href('/statements')}>
          {t('nav.statements')}
        </Button>
      }
    >
      <DataTable
        name="bank-notifications"
        label={t('notification.title')}
        columns={columns}
        by={query}
        filters={[
          {
            name: 'status',
            label: t('field.status'),
            kind: 'choice',
            options: [...STATES],
            say: (code) => word(stateOf({ status: STATES.find((state) => state === code) ?? 'waiting' })),
          },
          { name: 'from', label: t('field.from'), kind: 'date' },
          { name: 'to', label: t('field.to'), kind: 'date' },
          { name: 'search', label: t('shell.search'), kind: 'text' },
        ]}
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/bank-notifications', {
              params: { path: { entity }, query: { ...query, after } },
            }),
          )
        }
        rowId={(row) => row.id}
        rowLabel={(row) => row.reference ?? row.id}
        path={(row) => `/bank-notifications/${row.id}`}
        empty={t('notification.empty')}
      />
    </Page>
  );
}
