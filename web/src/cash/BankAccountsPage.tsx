import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import { useApi } from '../api/useApi';
import { inGroups } from '../i18n/format';
import { useDesk } from '../shell/entity';
import { Dialog } from '../ui/Dialog';
import { Page } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask, Empty } from '../ui/States';
import { useWrite } from '../ui/useWrite';

export function useBankAccounts() {
  const { may } = useDesk();
  return useApi(
    ['bank-accounts'],
    (entity) => body(api.GET('/api/v1/entities/{entity}/bank-accounts', { params: { path: { entity } } })),
    may('cash.read'),
  );
}

export function BankAccountsPage() {
  const { t } = useTranslation();
  const { href, may } = useDesk();
  const [adding, setAdding] = useState(false);
  const query = useBankAccounts();
  return (
    <Page
      title={t('nav.bankAccounts')}
      actions={may('bank_accounts.write') && <Button onClick={() => setAdding(true)}>{t('cash.addAccount')}</Button>}
    >
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
              columns={[
                {
                  label: t('field.name'),
                  cell: (one) => <Link to={`${href('/statements')}?bank_account=${one.id}`}>{one.name}</Link>,
                },
                { label: t('field.account'), cell: (one) => inGroups(one.account_no) },
                { label: t('cash.bic'), cell: (one) => one.bic },
                { label: t('field.currency'), cell: (one) => one.currency },
                { label: t('cash.ledgerAccount'), cell: (one) => one.ledger_account },
              ]}
            />
          )
        }
      </Ask>
      {adding && <AddDialog close={() => setAdding(false)} />}
    </Page>
  );
}

function AddDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { id: entity, entity: company } = useDesk();
  const [given, setGiven] = useState({ name: '', account: '', bic: '', currency: company.base_currency, ledger: '' });
  const writing = useWrite(
    (_: undefined, key: string) => {
      const params = { path: { entity }, header: idempotent(key) };
      const account = {
        name: given.name,
        account_no: given.account.replaceAll(' ', ''),
        bic: given.bic || null,
        currency: given.currency,
        ledger_account: given.ledger || null,
      };
      return body(api.POST('/api/v1/entities/{entity}/bank-accounts', { params, body: account }));
    },
    { done: close },
  );
  const field = (name: keyof typeof given, label: string, more: object = {}) => (
    <TextInput
      size="sm"
      label={label}
      value={given[name]}
      onChange={(event) => setGiven({ ...given, [name]: event.currentTarget.value })}
      {...more}
    />
  );
  return (
    <Dialog
      title={t('cash.addAccount')}
      close={close}
      submit={() => writing.mutate(undefined)}
      pending={writing.isPending}
      error={writing.error}
      disabled={given.name.trim() === '' || given.account.trim() === ''}
    >
      {field('name', t('field.name'), { required: true, 'data-autofocus': true })}
      {field('account', t('cash.accountNo'), { required: true })}
      {field('bic', t('cash.bic'))}
      {field('currency', t('field.currency'), { required: true })}
      {field('ledger', t('cash.ledgerAccount'), { description: t('cash.ledgerHint') })}
    </Dialog>
  );
}
