import { audit } from '../../i18n/en/audit';

/** The words of a kind that have a text, in the order of the texts. */
function known(prefix: string): string[] {
  return Object.keys(audit).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
}

/** What can happen, as the event log calls it. */
export const EVENT_TYPES = known('event_');

/** What events can be about. */
export const OBJECT_TYPES = known('object_');
