import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import { useApi } from '../../api/useApi';
import { useDesk } from '../../shell/entity';
import { Moment } from '../../ui/Figures';
import { Section } from '../../ui/Page';
import { SimpleTable } from '../../ui/SimpleTable';
import { Ask, ProblemView } from '../../ui/States';
import { useWrite } from '../../ui/useWrite';
import { editing, type User } from '../edit';

/** How a user signs in and where: end their sessions, reset or demand their second factor. */
export function SignInSection({ user }: { user: User }) {
  const { t } = useTranslation();
  const { mayEverywhere } = useDesk();
  const params = { path: { user: user.id } };
  const query = useApi(['user-sessions', user.id], () => body(api.GET('/api/v1/users/{user}/sessions', { params })));
  const end = useWrite(() => body(api.DELETE('/api/v1/users/{user}/sessions', { params })));
  const reset = useWrite(() => body(api.DELETE('/api/v1/users/{user}/second-factor', { params })));
  const dropPasskeys = useWrite(() => body(api.DELETE('/api/v1/users/{user}/passkeys', { params })));
  const demand = useWrite((required: boolean, key: string) =>
    body(
      api.PATCH('/api/v1/users/{user}', {
        params,
        headers: editing(key, user.version),
        body: { second_factor_required: required },
      }),
    ),
  );
  const error = end.error ?? reset.error ?? dropPasskeys.error ?? demand.error;
  const button = (label: string, pending: boolean, act: () => void) => (
    <Button variant="default" loading={pending} onClick={act}>
      {label}
    </Button>
  );
  return (
    <Section
      title={t('account.signingIn')}
      actions={
        mayEverywhere('users.write') && (
          <Group gap="xs">
            {button(t(user.second_factor_required ? 'account.demandNot' : 'account.demand'), demand.isPending, () =>
              demand.mutate(!user.second_factor_required),
            )}
            {user.passkeys > 0 &&
              button(t('account.removePasskeys'), dropPasskeys.isPending, () => dropPasskeys.mutate(undefined))}
            {user.second_factor && button(t('account.reset'), reset.isPending, () => reset.mutate(undefined))}
            {(query.data?.length ?? 0) > 0 && button(t('account.endAll'), end.isPending, () => end.mutate(undefined))}
          </Group>
        )
      }
    >
      <Stack gap="xs">
        <Text size="sm">
          {t(user.second_factor ? 'account.hasFactor' : 'account.hasNoFactor')}
          {user.passkeys > 0 && ` ${t('account.hasPasskeys', { count: user.passkeys })}`}
          {user.second_factor_required && ` ${t('account.isDemanded')}`}
        </Text>
        {error && <ProblemView error={error} />}
        <Ask query={query} rows={2}>
          {(rows) => (
            <SimpleTable
              label={t('account.signingIn')}
              rows={rows}
              rowId={(row) => row.id}
              columns={[
                { label: t('account.device'), narrow: true, cell: (row) => row.device ?? t('account.unknownDevice') },
                { label: t('account.address'), cell: (row) => row.address },
                { label: t('account.strength'), cell: (row) => t(`account.by_${row.strength}`) },
                { label: t('account.since'), cell: (row) => <Moment value={row.created_at} /> },
                { label: t('account.lastUsed'), narrow: true, cell: (row) => <Moment value={row.last_used_at} /> },
              ]}
            />
          )}
        </Ask>
      </Stack>
    </Section>
  );
}
