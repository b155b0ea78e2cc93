import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { useApi } from '../api/useApi';
import { useDesk } from '../shell/entity';

/** On to the next payment that waits for a person, without the way back over the list. */
export function NextException({ entry }: { entry: string }) {
  const { t } = useTranslation();
  const { href } = useDesk();
  const navigate = useNavigate();
  const query = useApi(['exceptions-ahead'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/exceptions', { params: { path: { entity }, query: { limit: 100 } } })),
  );
  const ids = query.data?.items.map((item) => item.id) ?? [];
  const next = ids[ids.indexOf(entry) + 1] ?? ids.find((id) => id !== entry);
  if (!next) return null;
  return (
    <Button variant="default" onClick={() => void navigate({ to: href(`/bank-entries/${next}`) })}>
      {t('cash.next')}
    </Button>
  );
}
