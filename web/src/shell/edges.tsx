import { Button, Center, Stack, Text } from '@mantine/core';
import { Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { Loading, ProblemView } from '../ui/States';

/** What is shown at the edges: while a page loads, when it fails, when there is none. */
export function PageLoading() {
  return <Loading rows={10} />;
}

export function PageCrash({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const router = useRouter();
  return (
    <Stack p="md" maw={640}>
      <Text>{t('state.crashed')}</Text>
      <ProblemView error={error} retry={() => void router.invalidate()} />
      <Button variant="default" onClick={() => window.location.reload()} style={{ alignSelf: 'start' }}>
        {t('state.reload')}
      </Button>
    </Stack>
  );
}

export function NoEntity() {
  const { t } = useTranslation();
  return <Center h="60vh">{t('shell.noEntity')}</Center>;
}

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Center h="60vh">
      <Stack align="center">
        <Text c="dimmed">{t('shell.notFound')}</Text>
        <Link to="/">{t('shell.toHome')}</Link>
      </Stack>
    </Center>
  );
}
