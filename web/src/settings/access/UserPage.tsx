import { Button, Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../../api/client';
import { useApi } from '../../api/useApi';
import { useDesk } from '../../shell/entity';
import { Moment, Status } from '../../ui/Figures';
import { FormDialog } from '../../ui/FormDialog';
import { Facts, Page, Section } from '../../ui/Page';
import { Ask, ProblemView } from '../../ui/States';
import { useWrite } from '../../ui/useWrite';
import { editing, type User } from '../edit';
import { EventList } from '../system/EventList';
import { useGrantText } from './GrantsField';
import { drawPassword } from './password';
import { SignInSection } from './SignInSection';
import { UserDialog } from './UserDialog';

export function UserPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useApi(['user', id], () => body(api.GET('/api/v1/users/{user}', { params: { path: { user: id } } })));
  return <Ask query={query}>{(user) => <UserDetails user={user} />}</Ask>;
}

function UserDetails({ user }: { user: User }) {
  const { t } = useTranslation();
  const { mayEverywhere } = useDesk();
  const grants = useGrantText();
  return (
    <Page
      title={user.name}
      aside={<Status code={user.active ? 'active' : 'inactive'} />}
      actions={mayEverywhere('users.write') && <Actions user={user} />}
    >
      <Stack gap="lg">
        <Facts
          facts={[
            [t('field.email'), user.email],
            [t('settings.roles'), user.roles.map((grant) => <div key={grants(grant)}>{grants(grant)}</div>)],
            [t('access.addedAt'), <Moment key="added" value={user.created_at} />],
            [t('access.lockedUntil'), user.locked_until && <Moment value={user.locked_until} />],
          ]}
        />
        <SignInSection user={user} />
        {mayEverywhere('events.read') && (
          <Section title={t('access.history')}>
            <EventList chain="installation" object={user.id} />
          </Section>
        )}
      </Stack>
    </Page>
  );
}

function Actions({ user }: { user: User }) {
  const { t } = useTranslation();
  const [act, setAct] = useState<'edit' | 'password' | 'deactivate' | null>(null);
  const change = (active: boolean, key: string) =>
    body(
      api.PATCH('/api/v1/users/{user}', {
        params: { path: { user: user.id } },
        headers: editing(key, user.version),
        body: { active },
      }),
    );
  const activating = useWrite((_: undefined, key: string) => change(true, key));
  const close = () => setAct(null);
  return (
    <>
      <Button variant="default" onClick={() => setAct('password')}>
        {t('access.setPassword')}
      </Button>
      {user.active ? (
        <Button variant="default" onClick={() => setAct('deactivate')}>
          {t('access.deactivate')}
        </Button>
      ) : (
        <Button variant="default" loading={activating.isPending} onClick={() => activating.mutate(undefined)}>
          {t('access.activate')}
        </Button>
      )}
      <Button onClick={() => setAct('edit')}>{t('action.edit')}</Button>
      {activating.error && <ProblemView error={activating.error} />}
      {act === 'edit' && <UserDialog user={user} close={close} />}
      {act === 'password' && <PasswordDialog user={user} close={close} />}
      {act === 'deactivate' && (
        <FormDialog
          title={t('access.deactivate')}
          size="md"
          danger
          fields={[]}
          close={close}
          submitLabel={t('access.deactivate')}
          write={(_, key) => change(false, key)}
        >
          {() => t('access.deactivateNote', { name: user.name })}
        </FormDialog>
      )}
    </>
  );
}

function PasswordDialog({ user, close }: { user: User; close: () => void }) {
  const { t } = useTranslation();
  const [password] = useState(drawPassword);
  return (
    <FormDialog
      title={t('access.setPassword')}
      size="md"
      cols={1}
      close={close}
      start={{ password }}
      write={(values, key) =>
        api.POST('/api/v1/users/{user}/password', {
          params: { path: { user: user.id }, header: idempotent(key) },
          body: { password: values.password ?? '' },
        })
      }
      fields={[{ name: 'password', label: t('signIn.password'), required: true, hint: t('access.setPasswordHint') }]}
    />
  );
}
