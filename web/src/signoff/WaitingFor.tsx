import { Alert, Group, Text } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { useApi } from '../api/useApi';
import { useDesk } from '../shell/entity';
import { Amount } from '../ui/Figures';
import { DecideButtons } from './DecideButtons';

/** Says of a bank entry or item that a second person is asked to sign; nothing where none is. */
export function WaitingFor({ subject }: { subject: string }) {
  const { t } = useTranslation();
  const { href } = useDesk();
  const { data } = useApi(['sign-offs', subject], (entity) =>
    body(
      api.GET('/api/v1/entities/{entity}/sign-offs', {
        params: { path: { entity }, query: { subject, status: 'waiting', limit: 1 } },
      }),
    ),
  );
  const waiting = data?.items[0];
  if (!waiting) return null;
  return (
    <Alert color="gray" icon={<IconSignature size={18} />} title={t('signOff.waits')} role="status">
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          {t('signOff.askedBy')} {waiting.asked_by_name ?? waiting.asked_by} ·{' '}
          <Link to={href(`/sign-offs/${waiting.id}`)}>
            <Amount value={waiting.amount} strong />
          </Link>
        </Text>
        <Group gap="xs">
          <DecideButtons rows={[waiting]} />
        </Group>
      </Group>
    </Alert>
  );
}
