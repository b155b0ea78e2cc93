import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../../api/client';
import { EditDialog } from '../../ui/EditDialog';
import type { FormField } from '../../ui/Form';
import type { Values } from '../../ui/formValues';
import { FormDialog } from '../../ui/FormDialog';
import { editing, type RoleGrant, type User } from '../edit';
import { GrantsField, useGrantText } from './GrantsField';
import { drawPassword } from './password';

/** Adds a user. */
export function NewUserDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const fields = useFields();
  const [roles, setRoles] = useState<RoleGrant[]>([]);
  const [password] = useState(drawPassword);
  return (
    <FormDialog
      title={t('access.newUser')}
      close={close}
      start={{ password }}
      fields={[
        ...fields,
        { name: 'password', label: t('access.firstPassword'), required: true, hint: t('access.firstPasswordHint') },
      ]}
      write={(values, key) =>
        body(
          api.POST('/api/v1/users', {
            params: { header: idempotent(key) },
            body: { ...given(values), roles, password: values.password ?? '' },
          }),
        )
      }
    >
      {(_, error) => <GrantsField grants={roles} onChange={setRoles} error={error} />}
    </FormDialog>
  );
}

/** Changes a user. */
export function UserDialog({ user, close }: { user: User; close: () => void }) {
  const { t } = useTranslation();
  const fields = useFields();
  const grantText = useGrantText();
  const [roles, setRoles] = useState<RoleGrant[]>(user.roles);
  const params = { path: { user: user.id } };
  return (
    <EditDialog
      title={user.name}
      close={close}
      seen={user}
      object={user.id}
      start={{ email: user.email, name: user.name }}
      fields={fields}
      more={[
        {
          name: 'roles',
          label: t('settings.roles'),
          show: (value) => (value as RoleGrant[]).map(grantText).join(', '),
        },
      ]}
      change={(values) => ({ ...given(values), roles })}
      read={() => body(api.GET('/api/v1/users/{user}', { params }))}
      write={(change, version, key) =>
        body(api.PATCH('/api/v1/users/{user}', { params, headers: editing(key, version), body: change }))
      }
    >
      {(_, error) => <GrantsField grants={roles} onChange={setRoles} error={error} />}
    </EditDialog>
  );
}

function given(values: Values) {
  return { email: (values.email ?? '').trim(), name: (values.name ?? '').trim() };
}

function useFields(): FormField[] {
  const { t } = useTranslation();
  return [
    { name: 'name', label: t('field.name'), required: true },
    { name: 'email', label: t('field.email'), required: true },
  ];
}
