import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';

/** Who changed something last, and when. */
export function LatestChange({ object }: { object: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id: entity } = useDesk();
  const query = useQuery({
    queryKey: ['latest-change', entity, object],
    queryFn: () => {
      const params = { path: { entity }, query: { object } };
      return body(api.GET('/api/v1/entities/{entity}/changes/latest', { params }));
    },
    gcTime: 0,
  });
  const latest = query.data;
  if (!latest) return t('conflict.somebody');
  return t('conflict.who', { name: latest.actor_name ?? latest.actor, at: format.instant(latest.at) });
}
