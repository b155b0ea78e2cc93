import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { BankAccount } from '../api/types';
import { useAccounts } from '../receivables/useAccounts';
import { editing } from '../settings/edit';
import { useDesk } from '../shell/entity';
import { EditDialog } from '../ui/EditDialog';
import type { FormField } from '../ui/Form';
import { orNull, type Values } from '../ui/formValues';
import { FormDialog } from '../ui/FormDialog';

/** Adds a bank account. */
export function NewBankAccountDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { id: entity, entity: company } = useDesk();
  const { name, number, bic, ledger } = useFields();
  return (
    <FormDialog
      title={t('cash.addAccount')}
      close={close}
      start={{ currency: company.base_currency }}
      fields={[name, number, bic, { name: 'currency', label: t('field.currency') }, ledger]}
      write={(values, key) =>
        body(
          api.POST('/api/v1/entities/{entity}/bank-accounts', {
            params: { path: { entity }, header: idempotent(key) },
            body: { ...given(values), currency: orNull(values.currency) },
          }),
        )
      }
    />
  );
}

/** Changes a bank account, or closes it with its last day. */
export function BankAccountDialog({ account, close }: { account: BankAccount; close: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const { name, number, bic, ledger } = useFields();
  const params = { path: { entity, bank_account: account.id } };
  const closing: FormField = {
    name: 'closed_on',
    label: t('cash.closedOn'),
    kind: 'date',
    hint: t('cash.closedHint'),
  };
  return (
    <EditDialog
      title={account.name}
      close={close}
      seen={account}
      object={account.id}
      start={{
        name: account.name,
        account_no: account.account_no,
        bic: account.bic ?? '',
        ledger_account: account.ledger_account,
        closed_on: account.closed_on ?? '',
      }}
      fields={[name, number, bic, ledger, closing]}
      change={(values) => ({ ...given(values), closed_on: orNull(values.closed_on) })}
      read={() => body(api.GET('/api/v1/entities/{entity}/bank-accounts/{bank_account}', { params }))}
      write={(change, version, key) =>
        body(
          api.PATCH('/api/v1/entities/{entity}/bank-accounts/{bank_account}', {
            params,
            headers: editing(key, version),
            body: change,
          }),
        )
      }
    />
  );
}

function given(values: Values) {
  return {
    name: (values.name ?? '').trim(),
    account_no: (values.account_no ?? '').replaceAll(' ', ''),
    bic: orNull(values.bic),
    ledger_account: orNull(values.ledger_account),
  };
}

function useFields(): Record<'name' | 'number' | 'bic' | 'ledger', FormField> {
  const { t } = useTranslation();
  const { accounts } = useAccounts();
  const banks = accounts.filter((one) => one.role === 'bank');
  return {
    name: { name: 'name', label: t('field.name'), required: true },
    number: { name: 'account_no', label: t('cash.accountNo'), required: true },
    bic: { name: 'bic', label: t('cash.bic') },
    ledger: {
      name: 'ledger_account',
      label: t('cash.ledgerAccount'),
      kind: 'choice',
      options: banks.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
    },
  };
}
