import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../../api/client';
import type { Values } from '../../ui/Form';
import { FormDialog } from '../../ui/FormDialog';
import { editing, type RoleGrant, type User } from '../edit';
import { GrantsField } from './GrantsField';
import { drawPassword } from './password';

/** Adds a user or changes one. */
export function UserDialog({ user, close }: { user?: User; close: () => void }) {
  const { t } = useTranslation();
  const [roles, setRoles] = useState<RoleGrant[]>(user?.roles ?? []);
  const [password] = useState(drawPassword);
  const write = (values: Values, key: string) => {
    const given = { email: (values.email ?? '').trim(), name: (values.name ?? '').trim(), roles };
    return user
      ? body(
          api.PATCH('/api/v1/users/{user}', {
            params: { path: { user: user.id } },
            headers: editing(key, user.version),
            body: given,
          }),
        )
      : body(
          api.POST('/api/v1/users', {
            params: { header: idempotent(key) },
            body: { ...given, password: values.password ?? '' },
          }),
        );
  };
  return (
    <FormDialog
      title={user ? user.name : t('access.newUser')}
      close={close}
      write={write}
      start={{ email: user?.email ?? '', name: user?.name ?? '', password }}
      fields={[
        { name: 'name', label: t('field.name'), required: true },
        { name: 'email', label: t('field.email'), required: true },
        ...(user
          ? []
          : [
              {
                name: 'password',
                label: t('access.firstPassword'),
                required: true,
                hint: t('access.firstPasswordHint'),
              },
            ]),
      ]}
    >
      {(_, error) => <GrantsField grants={roles} onChange={setRoles} error={error} />}
    </FormDialog>
  );
}
