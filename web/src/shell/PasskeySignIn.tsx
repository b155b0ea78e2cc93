import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { offersPasskeysInField, passkeysWorkHere, showPasskey } from '../account/passkeys';
import { api, body } from '../api/client';
import { problemFrom } from '../api/problem';
import { ProblemView } from '../ui/States';
import { methodsQuery } from './session';

/** A challenge that waits at the field of the name is asked for anew before it is over. */
const READY_MS = 8 * 60_000;

interface Props {
  done: () => void;
  /** After the password: what it was answered with. */
  ticket?: string;
}

/** The way in by a passkey: by a button, and among what the browser fills in for the name. */
export function PasskeySignIn({ done, ticket }: Props) {
  const { t } = useTranslation();
  const { data: methods } = useQuery(methodsQuery);
  const waiting = useRef<AbortController | null>(null);
  const usable = passkeysWorkHere(methods?.passkeys);
  const show = useMutation({
    mutationFn: async (signal: AbortSignal | null) => {
      const asked = await body(api.POST('/api/v1/session/passkey/challenge', { body: { ticket } }));
      const credential = await showPasskey(asked.options, signal ?? undefined, signal !== null);
      await api.POST('/api/v1/session/passkey', { body: { challenge: asked.challenge, credential, ticket } });
    },
    onSuccess: done,
  });
  const { mutate } = show;
  useEffect(() => {
    if (!usable || ticket !== undefined) return;
    const wait = async () => {
      waiting.current?.abort();
      if (!(await offersPasskeysInField())) return;
      waiting.current = new AbortController();
      mutate(waiting.current.signal);
    };
    void wait();
    const again = setInterval(() => void wait(), READY_MS);
    return () => {
      clearInterval(again);
      waiting.current?.abort();
    };
  }, [usable, ticket, mutate]);
  if (!usable) return null;
  const byButton = show.variables === null;
  // That nobody picked a passkey at the field is no failure.
  const failed = show.error && (byButton || problemFrom(show.error).code !== 'passkey_cancelled');
  return (
    <>
      {failed && <ProblemView error={show.error} />}
      <Button
        size="sm"
        variant="default"
        leftSection={<IconFingerprint size={16} />}
        loading={show.isPending && byButton}
        onClick={() => {
          waiting.current?.abort();
          mutate(null);
        }}
      >
        {t('signIn.byPasskey')}
      </Button>
    </>
  );
}
