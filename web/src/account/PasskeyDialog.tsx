import { PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Passkey } from '../api/types';
import { Dialog } from '../ui/Dialog';
import { makePasskey } from './passkeys';

interface Props {
  close: () => void;
  read: () => Promise<void>;
  /** The one that gets another name; without it a passkey is added. */
  passkey?: Passkey;
  /** Takes the recovery codes that come with the first one. */
  added?: (recoveryCodes: string[]) => void;
}

/** Names a passkey, new or known, for whoever shows the password. */
export function PasskeyDialog({ close, read, passkey, added }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(passkey?.name ?? '');
  const [password, setPassword] = useState('');
  const save = useMutation({
    mutationFn: async () => {
      if (passkey) {
        const params = { path: { passkey: passkey.id } };
        await api.PATCH('/api/v1/passkeys/{passkey}', { params, body: { name, password } });
        return;
      }
      const asked = await body(api.POST('/api/v1/passkeys/challenge', { body: { password } }));
      const credential = await makePasskey(asked.options);
      const made = await body(api.POST('/api/v1/passkeys', { body: { name, challenge: asked.challenge, credential } }));
      added?.(made.recovery_codes);
    },
    onSuccess: async () => {
      await read();
      close();
    },
  });
  return (
    <Dialog
      title={t(passkey ? 'account.passkeyRename' : 'account.passkeyAdd')}
      close={close}
      submit={() => save.mutate()}
      pending={save.isPending}
      error={save.error}
      disabled={password === '' || name.trim() === ''}
    >
      <TextInput
        data-autofocus
        label={t('account.passkeyName')}
        description={t('account.passkeyNameHint')}
        maxLength={40}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('signIn.password')}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </Dialog>
  );
}
