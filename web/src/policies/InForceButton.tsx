import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDesk } from '../shell/entity';
import { FormDialog } from '../ui/FormDialog';
import type { AnyPolicy, Room } from './rooms';

/** Puts a policy in force that was tried on the past, or untried by who may. */
export function InForceButton({ room, policy }: { room: Room; policy: AnyPolicy }) {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('policy.enforce')}</Button>
      {open && (
        <FormDialog
          title={t('policy.enforceOf', { name: policy.name })}
          close={() => setOpen(false)}
          fields={[
            { name: 'reason', label: t('field.reason'), kind: 'long', required: true },
            ...(may('policies.untried')
              ? [{ name: 'untried', label: t('trial.untried'), kind: 'switch' as const }]
              : []),
          ]}
          write={(values, key) =>
            room.enforce(entity, key, policy.id ?? '', values.reason ?? '', values.untried === 'yes')
          }
        />
      )}
    </>
  );
}
