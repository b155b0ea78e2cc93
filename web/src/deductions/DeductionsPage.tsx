import { useTranslation } from 'react-i18next';

import { Page } from '../ui/Page';
import { DeductionList } from './DeductionList';

/** What payers withheld of invoices, why, and what became of it. */
export function DeductionsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.deductions')}>
      <DeductionList />
    </Page>
  );
}
