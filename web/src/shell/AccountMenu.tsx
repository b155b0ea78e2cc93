import { ActionIcon, Popover, Stack, Text, Button } from '@mantine/core';
import { IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api } from '../api/client';
import { LanguageChoice, ThemeChoice } from './parts';
import { ProblemView } from '../ui/States';

/** Appearance, language and the way out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: () => api.DELETE('/api/v1/session'),
    onSuccess: async () => {
      queries.clear();
      await navigate({ to: '/sign-in' });
    },
  });
  return (
    <Popover position="bottom-end" withArrow shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon variant="default" size={30} aria-label={t('shell.account')}>
          <IconUserCircle size={17} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown w={220}>
        <Stack gap="xs">
          <Text size="xs" c="dimmed">
            {t('shell.theme')}
          </Text>
          <ThemeChoice />
          <Text size="xs" c="dimmed">
            {t('shell.language')}
          </Text>
          <LanguageChoice />
          {signOut.error && <ProblemView error={signOut.error} />}
          <Button
            variant="default"
            leftSection={<IconLogout size={14} />}
            loading={signOut.isPending}
            onClick={() => signOut.mutate()}
          >
            {t('shell.signOut')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
