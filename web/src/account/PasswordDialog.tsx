import { PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Dialog } from '../ui/Dialog';

interface Props {
  submit: (password: string) => Promise<void>;
  close: () => void;
  /** What it will lead to. */
  children?: ReactNode;
}

/** Asks for the password once more, before something that only its owner may do. */
export function PasswordDialog({ submit, close, children }: Props) {
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
      {children}
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
