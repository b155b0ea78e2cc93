import { api, body, idempotent } from '../../api/client';
import type { BankNotification } from '../../api/types';
import { useApi } from '../../api/useApi';

/** One notification of a bank. */
export function useNotification(notification: string) {
  return useApi(['bank-notification', notification], (entity) =>
    body(
      api.GET('/api/v1/entities/{entity}/bank-notifications/{notification}', {
        params: { path: { entity, notification } },
      }),
    ),
  );
}

/** The notification that details an entry, if there is one. */
export function useNotificationOf(entry: string) {
  return useApi(['bank-notification-of', entry], async (entity): Promise<BankNotification | null> => {
    const query = { entry, limit: 1 };
    const path = '/api/v1/entities/{entity}/bank-notifications';
    const page = await body(api.GET(path, { params: { path: { entity }, query } }));
    return page.items[0] ?? null;
  });
}

/** The state as people are told it: an entry that is known and not split needs somebody. */
export function stateOf({ status }: Pick<BankNotification, 'status'>) {
  return status === 'linked' ? 'not_split' : status;
}

/** Splits the entry of a notification, or the one that is named, into its payments. */
export function splitEntry(entity: string, notification: string, entry: string | null, key: string) {
  const params = { path: { entity }, header: idempotent(key) };
  const given = { notification, entry };
  return body(api.POST('/api/v1/entities/{entity}/bank-notifications/split', { params, body: given }));
}

/** Puts the entry of a notification together again. */
export function undoSplit(entity: string, notification: string, key: string) {
  const params = { path: { entity }, header: idempotent(key) };
  const given = { notification };
  return body(api.POST('/api/v1/entities/{entity}/bank-notifications/undo-split', { params, body: given }));
}
