import { Alert, Badge, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { useDesk } from '../shell/entity';
import { useFormat } from '../i18n/useFormat';
import { useQuery } from '@tanstack/react-query';
import { Status } from '../ui/Figures';
import type { ImportView } from './draft';

/** An import, asked for again and again while it runs: the server knows how far it is, no page does. */
export function useImport(id: string | null) {
  const { id: entity } = useDesk();
  return useQuery({
    queryKey: ['e', entity, 'import', id],
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'running' ? 700 : false),
    queryFn: () =>
      body(api.GET('/api/v1/entities/{entity}/imports/{import}', { params: { path: { entity, import: id ?? '' } } })),
  });
}

/** How far an import has come, and what became of its rows so far. */
export function ImportProgress({ view }: { view: ImportView }) {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  const total = view.rows_total ?? 0;
  const part = view.state === 'finished' ? 100 : total === 0 ? 0 : Math.floor((view.rows_read * 100) / total);
  const count = (rows: number) => decimal(String(rows));
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Status code={view.state} />
        {view.dry_run && <Badge color="blue">{t('imports.trial')}</Badge>}
        <Text size="sm">
          {t(view.dry_run ? 'imports.wouldBook' : 'imports.booked', { rows: count(view.rows_booked) })}
        </Text>
        <Text size="sm" c={view.rows_reported > 0 ? 'var(--mantine-color-error)' : undefined}>
          {t('imports.reported', { rows: count(view.rows_reported) })}
        </Text>
        <Text size="sm" c="dimmed">
          {t('imports.read', { rows: count(view.rows_read) })}
        </Text>
      </Group>
      {view.state === 'running' && (
        <Progress value={part} animated aria-label={t('imports.progress')} title={`${part} %`} />
      )}
      {view.failure && (
        <Alert color="red" role="alert" title={t('imports.endedEarly')}>
          <Text size="sm">{view.failure}</Text>
          <Text size="sm">{t('imports.goOn')}</Text>
        </Alert>
      )}
    </Stack>
  );
}
