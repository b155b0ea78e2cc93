import { NativeSelect, Paper, Text, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { components } from '../../api/schema';
import { choices } from '../../ui/formValues';
import { Page } from '../../ui/Page';
import { Ask } from '../../ui/States';
import { byRoom, useAccessNames, useRoles } from './names';
import classes from './RolesPage.module.css';

type RoleView = components['schemas']['RoleView'];

/** What each role may do. */
export function RolesPage() {
  const { t } = useTranslation();
  const query = useRoles();
  return (
    <Page title={t('settings.roles')}>
      <Text size="sm" c="dimmed">
        {t('access.rolesNote')}
      </Text>
      <Ask query={query}>
        {(roles) => (
          <>
            <Matrix roles={roles} />
            <OneRole roles={roles} />
          </>
        )}
      </Ask>
    </Page>
  );
}

/** All permissions that some role has; the widest role names them in their order. */
function everything(roles: RoleView[]) {
  const widest = roles.reduce((best, one) => (one.permissions.length > best.permissions.length ? one : best));
  return byRoom(widest.permissions);
}

function Matrix({ roles }: { roles: RoleView[] }) {
  const { t } = useTranslation();
  const names = useAccessNames();
  return (
    <table className={classes.matrix} aria-label={t('access.matrix')}>
      <thead>
        <tr>
          <td />
          {roles.map(({ role }) => (
            <th key={role} scope="col" title={names.duty(role)}>
              <span>{names.role(role)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {everything(roles).map(([room, permissions]) => (
          <Fragment key={room}>
            <tr>
              <th scope="rowgroup" colSpan={roles.length + 1}>
                {names.room(room)}
              </th>
            </tr>
            {permissions.map((permission) => (
              <tr key={permission}>
                <th scope="row">{names.permission(permission)}</th>
                {roles.map(({ role, permissions: held }) => (
                  <td key={role}>
                    {held.includes(permission) && (
                      <>
                        <IconCheck size={15} aria-hidden />
                        <VisuallyHidden>{t('word.yes')}</VisuallyHidden>
                      </>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

/** One role at a time, where there is no room for the matrix. */
function OneRole({ roles }: { roles: RoleView[] }) {
  const { t } = useTranslation();
  const names = useAccessNames();
  const [chosen, setChosen] = useState(roles[0]?.role);
  const role = roles.find((one) => one.role === chosen);
  return (
    <div className={classes.one}>
      <NativeSelect
        size="sm"
        label={t('access.role')}
        value={chosen}
        data={choices(
          roles.map((one) => one.role),
          names.role,
        )}
        onChange={(event) => setChosen(roles.find((one) => one.role === event.currentTarget.value)?.role)}
      />
      {role && (
        <Paper withBorder p="sm" mt="sm" radius="md">
          <Text size="sm">{names.duty(role.role)}</Text>
          {byRoom(role.permissions).map(([room, permissions]) => (
            <section key={room}>
              <Text size="sm" fw={600} mt="xs">
                {names.room(room)}
              </Text>
              {permissions.map((permission) => (
                <Text size="sm" key={permission}>
                  {names.permission(permission)}
                </Text>
              ))}
            </section>
          ))}
        </Paper>
      )}
    </div>
  );
}
