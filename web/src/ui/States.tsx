import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconFileUnknown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { problemFrom } from '../api/problem';

/** A failure with all that the server says of it. */
export function ProblemView({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const problem = problemFrom(error);
  if (problem.code === 'not_found') return <Missing detail={problem.detail} />;
  const detail = problem.code === 'unreachable' ? t('state.unreachable') : problem.detail;
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title={t('state.failed')} role="alert">
      <Stack gap={4}>
        <Text size="sm">{detail}</Text>
        {problem.remedy && (
          <Text size="sm">
            <b>{t('state.remedy')}:</b> {problem.remedy}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {t('state.code')} {problem.code}
          {problem.field && ` · ${t('state.field')} ${problem.field}`}
          {problem.requestId && ` · ${t('state.requestId')} ${problem.requestId}`}
        </Text>
        {retry && (
          <Group mt={4}>
            <Button variant="default" onClick={retry}>
              {t('state.retry')}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}

/** What an address names is not there: nothing failed, and trying again would not help. */
function Missing({ detail }: { detail: string }) {
  const { t } = useTranslation();
  return (
    <Alert color="gray" icon={<IconFileUnknown size={18} />} title={t('state.missing')} role="alert">
      <Text size="sm">{t('state.missingText')}</Text>
      <Text size="xs" c="dimmed">
        {detail}
      </Text>
    </Alert>
  );
}

/** Grey places of cards that are being asked for. */
export function LoadingCards({ count, height }: { count: number; height: number }) {
  const { t } = useTranslation();
  return Array.from({ length: count }, (_, card) => (
    <Skeleton key={card} height={height} radius="md" role="status" aria-label={t('state.loading')} />
  ));
}

export function Loading({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={18} width={`${96 - (row % 3) * 12}%`} />
      ))}
    </Stack>
  );
}

export function Empty({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Text c="dimmed" size="sm" py="lg" ta="center">
      {children ?? t('state.empty')}
    </Text>
  );
}

interface Asked<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** What was asked for, or how the asking stands. */
export function Ask<T>({
  query,
  rows,
  meanwhile,
  children,
}: {
  query: Asked<T>;
  rows?: number;
  /** What stands there meanwhile, when not as many grey lines: as high as what comes, so that nothing jumps. */
  meanwhile?: ReactNode;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ProblemView error={query.error} retry={() => void query.refetch()} />;
  return meanwhile ?? <Loading rows={rows} />;
}
