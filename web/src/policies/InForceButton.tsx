import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDesk } from '../shell/entity';
import { FormDialog } from '../ui/FormDialog';

interface Props {
  /** The policy's name. */
  name: string;
  enforce: (entity: string, key: string, reason: string, untried: boolean) => Promise<unknown>;
}

/** Puts a policy in force that was tried on the past, or untried by who may. */
export function InForceButton({ name, enforce }: Props) {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('policy.enforce')}</Button>
      {open && (
        <FormDialog
          title={t('policy.enforceOf', { name })}
          close={() => setOpen(false)}
          fields={[
            { name: 'reason', label: t('field.reason'), kind: 'long', required: true },
            ...(may('policies.untried')
              ? [{ name: 'untried', label: t('trial.untried'), kind: 'switch' as const }]
              : []),
          ]}
          write={(values, key) => enforce(entity, key, values.reason ?? '', values.untried === 'yes')}
        />
      )}
    </>
  );
}
