import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';

/** Who changed something last, and when; says so without names to those who may not read the log. */
export function LatestChange({ object }: { object: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id: entity, may } = useDesk();
  const query = useQuery({
    queryKey: ['latest-change', entity, object],
    queryFn: () => {
      const params = { path: { entity }, query: { object, limit: 1 } };
      return body(api.GET('/api/v1/entities/{entity}/events', { params }));
    },
    enabled: may('events.read'),
    gcTime: 0,
  });
  const latest = query.data?.items[0];
  if (!latest) return t('conflict.somebody');
  return t('conflict.who', { name: latest.actor, at: format.instant(latest.recorded_at) });
}
