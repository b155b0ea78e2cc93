import { Badge, Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { UserSession } from '../api/types';
import { Moment } from '../ui/Figures';
import { Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask, ProblemView } from '../ui/States';

/** Where I am signed in; each but the one in use can be ended. */
export function SessionList({ current }: { current: string | undefined }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const query = useQuery({ queryKey: ['sessions'], queryFn: () => body(api.GET('/api/v1/sessions')) });
  const end = useMutation({
    mutationFn: (session: string | null) =>
      session === null
        ? body(api.DELETE('/api/v1/sessions'))
        : body(api.DELETE('/api/v1/sessions/{session}', { params: { path: { session } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
  const device = (row: UserSession) => (
    <Group gap={6}>
      <Text size="sm">{row.device ?? t('account.unknownDevice')}</Text>
      {row.id === current && (
        <Badge size="sm" variant="light">
          {t('account.thisOne')}
        </Badge>
      )}
    </Group>
  );
  return (
    <Section
      title={t('account.sessions')}
      actions={
        (query.data?.length ?? 0) > 1 && (
          <Button variant="default" loading={end.isPending} onClick={() => end.mutate(null)}>
            {t('account.endOthers')}
          </Button>
        )
      }
    >
      {end.error && <ProblemView error={end.error} />}
      <Ask query={query} rows={2}>
        {(rows) => (
          <SimpleTable
            label={t('account.sessions')}
            rows={rows}
            rowId={(row) => row.id}
            columns={[
              { label: t('account.device'), narrow: true, cell: device },
              { label: t('account.address'), cell: (row) => row.address },
              { label: t('account.strength'), cell: (row) => t(`account.by_${row.strength}`) },
              { label: t('account.since'), cell: (row) => <Moment value={row.created_at} /> },
              { label: t('account.lastUsed'), narrow: true, cell: (row) => <Moment value={row.last_used_at} /> },
              {
                label: t('account.end'),
                action: true,
                narrow: true,
                cell: (row) =>
                  row.id !== current && (
                    <Button
                      variant="subtle"
                      color="red"
                      size="compact-xs"
                      disabled={end.isPending}
                      onClick={() => end.mutate(row.id)}
                    >
                      {t('account.end')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Ask>
    </Section>
  );
}
