import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { BankAccount } from '../api/types';
import { useDesk } from '../shell/entity';
import { Day, Status } from '../ui/Figures';
import { SimpleTable, type SimpleColumn } from '../ui/SimpleTable';
import { Ask, Empty } from '../ui/States';
import { BankAccountDialog } from './BankAccountDialog';
import { useBankAccounts } from './useBankAccounts';

/** An account number in groups of four, as people read it. */
function inGroups(accountNo: string): string {
  return accountNo.replace(/(.{4})(?=.)/g, '$1 ');
}

/** The legal entity's own bank accounts; each leads to its statements and can be changed or closed. */
export function BankAccountTable() {
  const { t } = useTranslation();
  const { href, may } = useDesk();
  const [changing, setChanging] = useState<BankAccount | null>(null);
  const query = useBankAccounts();
  const change: SimpleColumn<BankAccount> = {
    label: t('action.edit'),
    numeric: true,
    cell: (one) => (
      <Button
        variant="subtle"
        size="compact-xs"
        aria-label={`${t('action.edit')} ${one.name}`}
        onClick={() => setChanging(one)}
      >
        {t('action.edit')}
      </Button>
    ),
  };
  const columns: SimpleColumn<BankAccount>[] = [
    {
      label: t('field.name'),
      cell: (one) => <Link to={`${href('/statements')}?bank_account=${one.id}`}>{one.name}</Link>,
    },
    { label: t('field.account'), cell: (one) => inGroups(one.account_no) },
    { label: t('cash.bic'), cell: (one) => one.bic },
    { label: t('field.currency'), cell: (one) => one.currency },
    { label: t('cash.ledgerAccount'), cell: (one) => one.ledger_account },
    {
      label: t('field.state'),
      cell: (one) =>
        one.closed_on ? (
          <>
            <Status code="closed" /> <Day value={one.closed_on} />
          </>
        ) : (
          <Status code="active" />
        ),
    },
  ];
  return (
    <>
      <Ask query={query} rows={3}>
        {(accounts) =>
          accounts.length === 0 ? (
            <Empty>{t('cash.noAccounts')}</Empty>
          ) : (
            <SimpleTable
              label={t('nav.bankAccounts')}
              rows={accounts}
              rowId={(one) => one.id}
              cards
              columns={may('bank_accounts.write') ? [...columns, change] : columns}
            />
          )
        }
      </Ask>
      {changing && <BankAccountDialog account={changing} close={() => setChanging(null)} />}
    </>
  );
}
