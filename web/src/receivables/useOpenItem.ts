import { api, body } from '../api/client';
import { useApi } from '../api/useApi';

/** One open item. */
export function useOpenItem(item: string) {
  return useApi(['open-item', item], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/open-items/{item}', { params: { path: { entity, item } } })),
  );
}
