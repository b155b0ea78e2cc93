import { Button, Checkbox, Fieldset, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import type { Permission } from '../../api/types';
import { entitiesQuery, sessionQuery } from '../../shell/session';
import { FormDialog } from '../../ui/FormDialog';
import type { Values } from '../../ui/formValues';
import { byRoom, useAccessNames } from './names';
import { Secret } from './Secret';
import { Overlay } from '../../ui/Overlay';

/** Makes an API key. It may do at most what its maker may. */
export function ApiKeyDialog({ close, done }: { close: () => void; done: (secret: string) => void }) {
  const { t } = useTranslation();
  const { data: entities } = useSuspenseQuery(entitiesQuery);
  const [scopes, setScopes] = useState<Permission[]>([]);
  const write = (values: Values) =>
    body(
      api.POST('/api/v1/api-keys', {
        body: {
          name: values.name ?? '',
          entity_id: values.entity_id || null,
          // The chosen day is the last one on which it works.
          expires_at: values.expires ? new Date(`${values.expires}T23:59:59`).toISOString() : null,
          scopes,
        },
      }),
    );
  return (
    <FormDialog
      title={t('access.newKey')}
      submitLabel={t('access.makeKey')}
      close={close}
      write={write}
      done={(made) => done(made.secret)}
      fields={[
        { name: 'name', label: t('access.keyName'), required: true },
        { name: 'expires', label: t('access.lastDay'), kind: 'date', hint: t('access.lastDayHint') },
        {
          name: 'entity_id',
          label: t('access.where'),
          kind: 'choice',
          options: [
            { value: '', label: t('access.everywhere') },
            ...entities.map((entity) => ({ value: entity.id, label: entity.name })),
          ],
        },
      ]}
    >
      {(values) => <Scopes entity={values.entity_id || null} scopes={scopes} onChange={setScopes} />}
    </FormDialog>
  );
}

interface ScopesProps {
  entity: string | null;
  scopes: Permission[];
  onChange: (scopes: Permission[]) => void;
}

/** What the key may do, out of what one may do oneself where it is to hold. */
function Scopes({ entity, scopes, onChange }: ScopesProps) {
  const { t } = useTranslation();
  const names = useAccessNames();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const grants = session?.grants ?? [];
  const held = grants.filter((grant) => grant.entity_id == null || grant.entity_id === entity);
  const permissions = [...new Set(held.flatMap((grant) => grant.permissions))];
  return (
    <Fieldset legend={t('access.scopes')} py="xs">
      <Checkbox.Group value={scopes} onChange={(given) => onChange(permissions.filter((one) => given.includes(one)))}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          {byRoom(permissions).map(([room, ofRoom]) => (
            <section key={room} aria-label={names.room(room)}>
              <Text size="sm" fw={600}>
                {names.room(room)}
              </Text>
              {ofRoom.map((permission) => (
                <Checkbox key={permission} size="xs" mt={4} value={permission} label={names.permission(permission)} />
              ))}
            </section>
          ))}
        </SimpleGrid>
      </Checkbox.Group>
    </Fieldset>
  );
}

/** A key that was just made; nobody can read it again. */
export function MadeKeyDialog({ secret, close }: { secret: string; close: () => void }) {
  const { t } = useTranslation();
  return (
    <Overlay onClose={close} closeOnClickOutside={false} title={t('access.newKey')} size="lg">
      <Stack>
        <Secret value={secret} note={t('access.keyNote')} />
        <Group justify="end">
          <Button onClick={close}>{t('access.stored')}</Button>
        </Group>
      </Stack>
    </Overlay>
  );
}
