import { useTranslation } from 'react-i18next';

import { Page } from '../ui/Page';
import { InvoiceList } from './InvoiceList';

export function InvoicesPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.invoices')}>
      <InvoiceList />
    </Page>
  );
}
