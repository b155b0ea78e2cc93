import { queryOptions } from '@tanstack/react-query';

import { api, body } from '../api/client';
import { ApiError } from '../api/problem';
import type { Permission } from '../api/types';

export interface Session {
  actor: string;
  grants: { entity_id?: string | null; permissions: Permission[] }[];
}

/** Who is signed in; `null` when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Infinity,
  retry: false,
  queryFn: async (): Promise<Session | null> => {
    try {
      return await body(api.GET('/api/v1/session'));
    } catch (error) {
      if (error instanceof ApiError && error.problem.status === 401) return null;
      throw error;
    }
  },
});

export const entitiesQuery = queryOptions({
  queryKey: ['entities'],
  staleTime: 5 * 60_000,
  queryFn: () => body(api.GET('/api/v1/entities')),
});

/** Whether a session holds a permission in a legal entity. */
export function holds(session: Session, permission: Permission, entityId: string): boolean {
  return session.grants.some(
    (grant) => (grant.entity_id == null || grant.entity_id === entityId) && grant.permissions.includes(permission),
  );
}
