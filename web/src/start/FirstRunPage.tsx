import { Button, Center, Group, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { Brand, LanguageChoice } from '../shell/parts';
import { setupQuery } from '../shell/session';
import { ProblemView } from '../ui/States';

/** Takes the first administrator of an installation that has no user yet, and signs them in. */
export function FirstRunPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const router = useRouter();
  const { data: setup } = useSuspenseQuery(setupQuery);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [token, setToken] = useState('');
  const create = useMutation({
    mutationFn: () => body(api.POST('/api/v1/setup', { body: { name, email, password, token: token || null } })),
    onSuccess: async () => {
      queries.clear();
      await router.invalidate();
      router.history.push('/');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <Center mih="100dvh" p="md" component="main">
      <Stack w="100%" maw={400} gap="lg">
        <Stack gap={4}>
          <Brand />
          <Text size="sm" c="dimmed">
            {t('signIn.claim')}
          </Text>
        </Stack>
        <Paper withBorder p="lg" radius="md">
          <form onSubmit={submit}>
            <Stack>
              <Title order={1}>{t('start.firstTitle')}</Title>
              <Text size="sm">{t('start.firstText')}</Text>
              <TextInput
                size="sm"
                label={t('field.name')}
                autoComplete="name"
                required
                autoFocus
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <TextInput
                size="sm"
                label={t('signIn.email')}
                type="email"
                autoComplete="username"
                required
                value={email}
                onChange={(event) => setEmail(event.currentTarget.value)}
              />
              <PasswordInput
                size="sm"
                label={t('signIn.password')}
                description={t('account.passwordRule')}
                autoComplete="new-password"
                required
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
              {setup.token_needed && (
                <TextInput
                  size="sm"
                  label={t('start.token')}
                  description={t('start.tokenHint')}
                  autoComplete="off"
                  required
                  value={token}
                  onChange={(event) => setToken(event.currentTarget.value)}
                />
              )}
              {create.error && <ProblemView error={create.error} />}
              <Button size="sm" type="submit" loading={create.isPending}>
                {t('start.firstSubmit')}
              </Button>
            </Stack>
          </form>
        </Paper>
        <Group justify="end">
          <LanguageChoice />
        </Group>
      </Stack>
    </Center>
  );
}
