import { Button, Group, Paper, PasswordInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { api } from '../api/client';
import { ProblemView } from '../ui/States';

/** Changes my password; all my other sessions end. */
export function PasswordForm({ email }: { email: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [before, setBefore] = useState('');
  const [wanted, setWanted] = useState('');
  const change = useMutation({
    mutationFn: () => api.POST('/api/v1/session/password', { body: { old: before, new: wanted } }),
    onSuccess: async () => {
      setBefore('');
      setWanted('');
      notifications.show({ message: t('account.passwordChanged'), color: 'teal' });
      await queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Paper withBorder p="sm" radius="md">
      <form onSubmit={submit}>
        <Stack gap="sm" maw={420}>
          <input type="hidden" autoComplete="username" value={email} readOnly />
          <PasswordInput
            label={t('account.oldPassword')}
            autoComplete="current-password"
            required
            value={before}
            onChange={(event) => setBefore(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('account.newPassword')}
            description={t('account.passwordRule')}
            autoComplete="new-password"
            required
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
          {change.error && <ProblemView error={change.error} />}
          <Group>
            <Button type="submit" loading={change.isPending}>
              {t('account.changePassword')}
            </Button>
            <Text size="xs" c="dimmed">
              {t('account.othersEnd')}
            </Text>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
