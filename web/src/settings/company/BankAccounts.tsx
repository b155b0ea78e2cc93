import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { NewBankAccountDialog } from '../../cash/BankAccountDialog';
import { BankAccountTable } from '../../cash/BankAccountTable';
import { useDesk } from '../../shell/entity';
import { Section } from '../../ui/Page';

/** The legal entity's own bank accounts, among its settings. */
export function BankAccounts() {
  const { t } = useTranslation();
  const { may } = useDesk();
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={t('nav.bankAccounts')}
      actions={
        may('bank_accounts.write') && (
          <Button variant="default" onClick={() => setAdding(true)}>
            {t('cash.addAccount')}
          </Button>
        )
      }
    >
      <BankAccountTable />
      {adding && <NewBankAccountDialog close={() => setAdding(false)} />}
    </Section>
  );
}
