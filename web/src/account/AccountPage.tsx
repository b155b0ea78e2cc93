import { Stack } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { useAccessNames } from '../settings/access/names';
import { LanguageChoice, ThemeChoice } from '../shell/parts';
import { PlainFrame } from '../shell/PlainFrame';
import { sessionQuery } from '../shell/session';
import { Facts, Page, Section } from '../ui/Page';
import { PasskeySection } from './PasskeySection';
import { PasswordForm } from './PasswordForm';
import { SecondFactorSection } from './SecondFactorSection';
import { SessionList } from './SessionList';

/** Who I am, how I sign in and where I am signed in. */
export function AccountPage() {
  const { t } = useTranslation();
  const { role } = useAccessNames();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const user = session?.user;
  if (!session || !user) return null;
  return (
    <PlainFrame>
      <Page title={t('account.title')}>
        <Stack gap="lg">
          <Section title={t('account.me')}>
            <Facts
              facts={[
                [t('field.name'), user.name],
                [t('field.email'), user.email],
                [t('settings.roles'), [...new Set(user.roles.map((one) => role(one.role)))].join(', ')],
                [t('shell.language'), <LanguageChoice key="language" />],
                [t('shell.theme'), <ThemeChoice key="theme" />],
              ]}
            />
          </Section>
          <Section title={t('account.password')}>
            <PasswordForm email={user.email} />
          </Section>
          <PasskeySection />
          <SecondFactorSection />
          <SessionList current={session.session?.id} />
        </Stack>
      </Page>
    </PlainFrame>
  );
}
