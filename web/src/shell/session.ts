import { queryOptions } from '@tanstack/react-query';

import { api, body } from '../api/client';
import { ApiError } from '../api/problem';
import type { Identity, Permission } from '../api/types';
import { currentLanguage, setLanguage } from '../i18n';

export type Session = Identity;

/** Who is signed in; `null` when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Infinity,
  retry: false,
  queryFn: async (): Promise<Session | null> => {
    try {
      const session = await body(api.GET('/api/v1/session'));
      const language = session.user?.language;
      if (language && language !== currentLanguage()) await setLanguage(language);
      return session;
    } catch (error) {
      if (error instanceof ApiError && error.problem.status === 401) return null;
      throw error;
    }
  },
});

/** By what people can sign in here. */
export const methodsQuery = queryOptions({
  queryKey: ['sign-in-methods'],
  staleTime: Infinity,
  queryFn: () => body(api.GET('/api/v1/session/methods')),
});

/** Whether the installation waits for its first administrator. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: () => body(api.GET('/api/v1/setup')),
});

export const entitiesQuery = queryOptions({
  queryKey: ['entities'],
  staleTime: 5 * 60_000,
  queryFn: () => body(api.GET('/api/v1/entities')),
});

/** Whether a session may set up legal entities. */
export function mayFound(session: Session): boolean {
  return session.grants.some((grant) => grant.entity_id == null && grant.permissions.includes('entities.write'));
}

/** Whether a session holds a permission in a legal entity. */
export function holds(session: Session, permission: Permission, entityId: string): boolean {
  return session.grants.some(
    (grant) => (grant.entity_id == null || grant.entity_id === entityId) && grant.permissions.includes(permission),
  );
}
