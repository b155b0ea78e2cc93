import { createContext, useContext } from 'react';

import type { Entity, Permission } from '../api/types';
import { todayIn } from '../i18n/dates';
import { holds, type Session } from './session';

export interface Desk {
  entity: Entity;
  session: Session;
}

export const DeskContext = createContext<Desk | null>(null);

/** The legal entity one works in and what one may do there. */
export function useDesk() {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk outside of a legal entity');
  const { entity, session } = desk;
  return {
    entity,
    id: entity.id,
    /** Who is signed in, as the API names who acts. */
    me: session.actor,
    may: (permission: Permission) => holds(session, permission, entity.id),
    /** What belongs to no legal entity, such as users and jobs, asks for a permission that holds everywhere. */
    mayEverywhere: (permission: Permission) => holds(session, permission, ''),
    href: (path: string) => `/${encodeURIComponent(entity.code)}${path}`,
  };
}

/** The time zone of the legal entity; the browser's before one is chosen. */
export function useZone(): string {
  const desk = useContext(DeskContext);
  return desk?.entity.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The present business date of the legal entity, which may be another than the browser's. */
export function useToday(): string {
  return todayIn(useZone());
}
