import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import type { Permission } from '../../api/types';
import { useApi } from '../../api/useApi';
import { useDesk } from '../../shell/entity';
import { useActorText } from '../../ui/actor';

/** Roles and permissions in the desk's language. */
export function useAccessNames() {
  const { t } = useTranslation();
  return {
    role: (code: string) => t(`access.role_${code}`, { defaultValue: code.replaceAll('_', ' ') }),
    duty: (code: string) => t(`access.duty_${code}`, { defaultValue: '' }),
    permission: (code: string) => t(`access.may_${code.replaceAll('.', '_')}`, { defaultValue: code }),
    room: (code: string) => t(`access.room_${code}`, { defaultValue: code.replaceAll('_', ' ') }),
  };
}

/** The roles with what each may do, as the server has them. */
export function useRoles() {
  const { mayEverywhere } = useDesk();
  return useApi(['roles'], () => body(api.GET('/api/v1/roles')), mayEverywhere('users.read'));
}

/** Permissions by the room that they belong to, in the order in which they are given. */
export function byRoom(permissions: Permission[]): [string, Permission[]][] {
  return [...Map.groupBy(permissions, (permission) => permission.split('.')[0] ?? '')];
}

/** Users and API keys by name, for those who may see them: `usr_…` becomes a name. */
export function useActors(): { ids: string[]; name: (actor: string | null | undefined) => string } {
  const say = useActorText();
  const { mayEverywhere } = useDesk();
  const users = useApi(
    ['users', 'names'],
    () => body(api.GET('/api/v1/users', { params: { query: { limit: 100 } } })),
    mayEverywhere('users.read'),
  );
  const keys = useApi(
    ['api-keys', 'names'],
    () => body(api.GET('/api/v1/api-keys', { params: { query: { limit: 100 } } })),
    mayEverywhere('users.read'),
  );
  const known = new Map([...(users.data?.items ?? []), ...(keys.data?.items ?? [])].map((one) => [one.id, one.name]));
  return {
    ids: [...known.keys()],
    name: (actor) => {
      if (!actor) return '–';
      return say(actor, known.get(actor));
    },
  };
}

/** The name of whoever did something. */
export function useActorName(): (actor: string | null | undefined) => string {
  return useActors().name;
}
