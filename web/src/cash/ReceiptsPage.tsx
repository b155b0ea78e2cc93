import { useTranslation } from 'react-i18next';

import { Page } from '../ui/Page';
import { ReceiptList } from './ReceiptList';

export function ReceiptsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.receipts')}>
      <ReceiptList />
    </Page>
  );
}
