import { Button, Center, Group, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Ticket } from '../api/types';
import type { Filters } from '../ui/filters';
import { Loading, ProblemView } from '../ui/States';
import { Brand, LanguageChoice } from './parts';
import { PasskeySignIn } from './PasskeySignIn';
import { SingleSignOn } from './SingleSignOn';

const SecondStep = lazy(() => import('./SecondStep'));

/** Only paths of our own are gone back to, never another site. */
function backTo(search: Filters): string {
  const back = search.back ?? '/';
  return /^\/(?![/\\])/.test(back) ? back : '/';
}

export function SignInPage() {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [ticket, setTicket] = useState<Ticket | null>(null);
  const queries = useQueryClient();
  const router = useRouter();
  const search: Filters = useSearch({ strict: false });
  const signIn = useMutation({
    mutationFn: () => body(api.POST('/api/v1/session', { body: { email, password } })),
    onSuccess: ({ further }) => (further ? setTicket(further) : enter()),
  });
  const enter = async () => {
    queries.clear();
    await router.invalidate();
    router.history.push(backTo(search));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <Center mih="100dvh" p="md" component="main">
      <Stack w="100%" maw={360} gap="lg">
        <Stack gap={4}>
          <Brand />
          <Text size="sm" c="dimmed">
            {t('signIn.claim')}
          </Text>
        </Stack>
        <Paper withBorder p="lg" radius="md">
          {ticket ? (
            <Suspense fallback={<Loading rows={4} />}>
              <SecondStep ticket={ticket} done={() => void enter()} again={() => setTicket(null)} />
            </Suspense>
          ) : (
            <form onSubmit={submit}>
              <Stack>
                <Title order={1}>{t('signIn.title')}</Title>
                <SingleSignOn back={backTo(search)} word={search.sso} />
                <TextInput
                  size="sm"
                  label={t('signIn.email')}
                  type="email"
                  autoComplete="username webauthn"
                  required
                  autoFocus
                  value={email}
                  onChange={(event) => setEmail(event.currentTarget.value)}
                />
                <PasswordInput
                  size="sm"
                  label={t('signIn.password')}
                  autoComplete="current-password"
                  required
                  value={password}
                  onChange={(event) => setPassword(event.currentTarget.value)}
                />
                {signIn.error && <ProblemView error={signIn.error} />}
                <Button size="sm" type="submit" loading={signIn.isPending}>
                  {t('signIn.submit')}
                </Button>
                <PasskeySignIn done={() => void enter()} />
              </Stack>
            </form>
          )}
        </Paper>
        <Group justify="end">
          <LanguageChoice />
        </Group>
      </Stack>
    </Center>
  );
}
