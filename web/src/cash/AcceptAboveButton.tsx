import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDesk } from '../shell/entity';
import { FormDialog } from '../ui/FormDialog';
import { acceptAbove } from './accept';

/** Takes over every proposal that is at least so sure. */
export function AcceptAboveButton() {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('cash.acceptAbove')}
      </Button>
      {open && (
        <FormDialog
          title={t('cash.acceptAbove')}
          close={() => setOpen(false)}
          start={{ confidence: '95' }}
          fields={[{ name: 'confidence', label: t('cash.leastSure'), hint: t('cash.leastSureHint') }]}
          write={(values, key) => acceptAbove(entity, values.confidence ?? '', key)}
        />
      )}
    </>
  );
}
