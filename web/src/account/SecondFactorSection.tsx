import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { AppSetup } from '../api/types';
import { sessionQuery } from '../shell/session';
import { Section } from '../ui/Page';
import { Ask } from '../ui/States';
import { AppSetupForm } from './AppSetupForm';
import { PasswordDialog } from './PasswordDialog';
import { RecoveryCodes } from './RecoveryCodes';

type Doing = 'set-up' | 'renew' | 'remove' | null;

/** My authenticator app: set it up, draw new recovery codes, remove it. */
export function SecondFactorSection() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [doing, setDoing] = useState<Doing>(null);
  const [setup, setSetup] = useState<AppSetup | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const query = useQuery({ queryKey: ['second-factor'], queryFn: () => body(api.GET('/api/v1/second-factor')) });
  const read = async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['second-factor'] }),
      queries.invalidateQueries({ queryKey: ['sessions'] }),
      queries.invalidateQueries(sessionQuery),
    ]);
  };
  const act = async (password: string) => {
    const reassured = { body: { password } };
    if (doing === 'set-up') setSetup(await body(api.POST('/api/v1/second-factor', reassured)));
    if (doing === 'renew') {
      setCodes((await body(api.POST('/api/v1/second-factor/recovery-codes', reassured))).recovery_codes);
    }
    if (doing === 'remove') await api.POST('/api/v1/second-factor/remove', reassured);
    await read();
  };
  const confirm = useMutation({
    mutationFn: (code: string) => body(api.POST('/api/v1/second-factor/confirm', { body: { code } })),
    onSuccess: async ({ recovery_codes }) => {
      setSetup(null);
      setCodes(recovery_codes);
      await read();
    },
  });
  return (
    <Section title={t('account.authenticatorApp')}>
      <Paper withBorder p="sm" radius="md">
        <Ask query={query} rows={1}>
          {(factor) => (
            <Stack gap="sm">
              <Text size="sm">{t(factor.confirmed ? 'account.factorOn' : 'account.factorOff')}</Text>
              {(factor.confirmed || factor.passkeys > 0) && (
                <Text size="xs" c="dimmed">
                  {t('account.codesLeft', { count: factor.recovery_codes_left })}
                </Text>
              )}
              {codes && <RecoveryCodes codes={codes} done={() => setCodes(null)} />}
              {setup && (
                <AppSetupForm
                  setup={setup}
                  submit={(code) => confirm.mutate(code)}
                  pending={confirm.isPending}
                  error={confirm.error}
                />
              )}
              {!setup && !codes && (
                <Group>
                  {!factor.confirmed && <Button onClick={() => setDoing('set-up')}>{t('account.factorSetUp')}</Button>}
                  {(factor.confirmed || factor.passkeys > 0) && (
                    <Button variant="default" onClick={() => setDoing('renew')}>
                      {t('account.codesRenew')}
                    </Button>
                  )}
                  {factor.confirmed && (!factor.required || factor.passkeys > 0) && (
                    <Button variant="default" onClick={() => setDoing('remove')}>
                      {t('account.factorRemove')}
                    </Button>
                  )}
                </Group>
              )}
            </Stack>
          )}
        </Ask>
      </Paper>
      {doing && <PasswordDialog submit={act} close={() => setDoing(null)} />}
    </Section>
  );
}
