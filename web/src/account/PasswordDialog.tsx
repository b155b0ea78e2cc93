import { PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Dialog } from '../ui/Dialog';

/** Asks for the password once more, before something that only its owner may do. */
export function PasswordDialog({ submit, close }: { submit: (password: string) => Promise<void>; close: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const show = useMutation({ mutationFn: () => submit(password), onSuccess: close });
  return (
    <Dialog
      title={t('account.reassure')}
      close={close}
      submit={() => show.mutate()}
      pending={show.isPending}
      error={show.error}
      disabled={password === ''}
    >
      <PasswordInput
        data-autofocus
        label={t('signIn.password')}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </Dialog>
  );
}
