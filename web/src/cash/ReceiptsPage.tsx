import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDesk } from '../shell/entity';
import { Page } from '../ui/Page';
import { ReceiptList } from './ReceiptList';
import { RecordReceiptDialog } from './RecordReceiptDialog';

export function ReceiptsPage() {
  const { t } = useTranslation();
  const { may } = useDesk();
  const [recording, setRecording] = useState(false);
  return (
    <Page
      title={t('nav.receipts')}
      actions={may('cash.write') && <Button onClick={() => setRecording(true)}>{t('cash.record')}</Button>}
    >
      <ReceiptList />
      {recording && <RecordReceiptDialog close={() => setRecording(false)} />}
    </Page>
  );
}
