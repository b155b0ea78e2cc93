import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDesk } from '../shell/entity';
import { Page } from '../ui/Page';
import { useFilters } from '../ui/useFilters';
import { ReceiptList } from './ReceiptList';
import { RecordReceiptDialog } from './RecordReceiptDialog';

export function ReceiptsPage() {
  const { t } = useTranslation();
  const { may } = useDesk();
  const { filters, set } = useFilters();
  const [recording, setRecording] = useState(false);
  // The palette asks for the form by the address.
  const asked = filters.open === 'record' && may('cash.write');
  const close = () => {
    setRecording(false);
    if (asked) set('open', null);
  };
  return (
    <Page
      title={t('nav.receipts')}
      actions={may('cash.write') && <Button onClick={() => setRecording(true)}>{t('cash.record')}</Button>}
    >
      <ReceiptList />
      {(recording || asked) && <RecordReceiptDialog close={close} />}
    </Page>
  );
}
