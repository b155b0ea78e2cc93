import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDesk } from '../shell/entity';
import { Page } from '../ui/Page';
import { NewBankAccountDialog } from './BankAccountDialog';
import { BankAccountTable } from './BankAccountTable';

export function BankAccountsPage() {
  const { t } = useTranslation();
  const { may } = useDesk();
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={t('nav.bankAccounts')}
      actions={may('bank_accounts.write') && <Button onClick={() => setAdding(true)}>{t('cash.addAccount')}</Button>}
    >
      <BankAccountTable />
      {adding && <NewBankAccountDialog close={() => setAdding(false)} />}
    </Page>
  );
}
