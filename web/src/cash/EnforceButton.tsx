import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import { useDesk } from '../shell/entity';
import { FormDialog } from '../ui/FormDialog';

/** Puts a policy in force that was tried on the past. */
export function EnforceButton({ policy, name }: { policy: string; name: string }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('policy.enforce')}</Button>
      {open && (
        <FormDialog
          title={t('policy.enforceOf', { name })}
          close={() => setOpen(false)}
          start={{}}
          fields={[{ name: 'reason', label: t('field.reason'), kind: 'long', required: true }]}
          write={(values, key) =>
            body(
              api.POST('/api/v1/entities/{entity}/match-policies/enforce', {
                params: { path: { entity }, header: idempotent(key) },
                body: { policy, reason: values.reason ?? '' },
              }),
            )
          }
        />
      )}
    </>
  );
}
