import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../../api/client';
import { useApi } from '../../api/useApi';
import { inGroups } from '../../i18n/format';
import { useDesk } from '../../shell/entity';
import { orNull, type Values } from '../../ui/formValues';
import { FormDialog } from '../../ui/FormDialog';
import { Section } from '../../ui/Page';
import { SimpleTable } from '../../ui/SimpleTable';
import { Ask, Empty } from '../../ui/States';

/** The legal entity's own bank accounts. */
export function BankAccounts() {
  const { t } = useTranslation();
  const { may } = useDesk();
  const [adding, setAdding] = useState(false);
  const query = useApi(['bank-accounts'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/bank-accounts', { params: { path: { entity } } })),
  );
  return (
    <Section
      title={t('settings.bankAccounts')}
      actions={
        may('bank_accounts.write') && (
          <Button variant="default" onClick={() => setAdding(true)}>
            {t('settings.newBankAccount')}
          </Button>
        )
      }
    >
      <Ask query={query} rows={2}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty />
          ) : (
            <SimpleTable
              label={t('settings.bankAccounts')}
              rows={rows}
              rowId={(row) => row.id}
              columns={[
                { label: t('field.name'), narrow: true, cell: (row) => row.name },
                { label: t('settings.accountNo'), narrow: true, cell: (row) => inGroups(row.account_no) },
                { label: t('settings.bic'), cell: (row) => row.bic ?? '–' },
                { label: t('field.currency'), cell: (row) => row.currency },
                { label: t('settings.ledgerAccount'), cell: (row) => row.ledger_account },
              ]}
            />
          )
        }
      </Ask>
      {adding && <BankAccountDialog close={() => setAdding(false)} />}
    </Section>
  );
}

function BankAccountDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { id: entity, entity: company } = useDesk();
  const write = (values: Values, key: string) =>
    body(
      api.POST('/api/v1/entities/{entity}/bank-accounts', {
        params: { path: { entity }, header: idempotent(key) },
        body: {
          name: values.name ?? '',
          account_no: values.account_no ?? '',
          bic: orNull(values.bic),
          currency: orNull(values.currency),
          ledger_account: orNull(values.ledger_account),
        },
      }),
    );
  return (
    <FormDialog
      title={t('settings.newBankAccount')}
      close={close}
      write={write}
      start={{ currency: company.base_currency }}
      fields={[
        { name: 'name', label: t('field.name'), required: true },
        { name: 'account_no', label: t('settings.accountNo'), required: true },
        { name: 'bic', label: t('settings.bic') },
        { name: 'currency', label: t('field.currency') },
        { name: 'ledger_account', label: t('settings.ledgerAccount'), hint: t('settings.ledgerHint') },
      ]}
    />
  );
}
