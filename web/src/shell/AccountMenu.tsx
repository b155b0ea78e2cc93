import { ActionIcon, Popover, Stack, Text, Button } from '@mantine/core';
import { IconBuildingPlus, IconUser, IconUserCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { LanguageChoice, ThemeChoice } from './parts';
import { mayFound, sessionQuery } from './session';
import { SignOut } from './SignOut';

/** Appearance, language and the way out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  return (
    <Popover position="bottom-end" withArrow shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon variant="default" size={30} aria-label={t('shell.account')}>
          <IconUserCircle size={17} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown w={220}>
        <Stack gap="xs">
          {session?.user && (
            <>
              <div>
                <Text size="sm" fw={600} truncate>
                  {session.name}
                </Text>
                <Text size="xs" c="dimmed" truncate>
                  {session.user.email}
                </Text>
              </div>
              <Button component={Link} to="/account" variant="default" leftSection={<IconUser size={14} />}>
                {t('account.title')}
              </Button>
              {mayFound(session) && (
                <Button component={Link} to="/welcome" variant="default" leftSection={<IconBuildingPlus size={14} />}>
                  {t('shell.newEntity')}
                </Button>
              )}
            </>
          )}
          <Text size="xs" c="dimmed">
            {t('shell.theme')}
          </Text>
          <ThemeChoice />
          <Text size="xs" c="dimmed">
            {t('shell.language')}
          </Text>
          <LanguageChoice />
          <SignOut />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
