import { Alert, Button, Code, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import { useFormat } from '../../i18n/useFormat';
import { useDesk } from '../../shell/entity';
import { ProblemView } from '../../ui/States';
import type { Chain } from './EventList';

/** Computes every hash of a log anew when asked to, and says what that proves. */
export function ChainProof({ chain }: { chain: Chain }) {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  const { id: entity } = useDesk();
  const query = useQuery({
    queryKey: ['proof', chain, entity],
    enabled: false,
    retry: false,
    queryFn: () =>
      chain === 'entity'
        ? body(api.GET('/api/v1/entities/{entity}/events/proof', { params: { path: { entity } } }))
        : body(api.GET('/api/v1/events/proof')),
  });
  const proof = query.data;
  return (
    <section aria-label={t('audit.proof')}>
      <Group gap="sm">
        <Button variant="default" loading={query.isFetching} onClick={() => void query.refetch()}>
          {t('audit.prove')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('audit.proofNote')}
        </Text>
      </Group>
      {query.error && <ProblemView error={query.error} />}
      {proof && (
        <Alert
          mt="sm"
          role="status"
          color={proof.whole ? 'teal' : 'red'}
          title={t(proof.whole ? 'audit.whole' : 'audit.broken')}
        >
          <Text size="sm">
            {proof.whole
              ? t('audit.wholeText', { events: decimal(String(proof.events)) })
              : t('audit.brokenText', {
                  faults: decimal(String(proof.faults)),
                  seq: proof.first_fault?.seq ?? '–',
                  reason: proof.first_fault?.reason ?? '–',
                })}
          </Text>
          {proof.head && (
            <>
              <Text size="sm" mt="xs">
                {t('audit.headText')}
              </Text>
              <Code style={{ overflowWrap: 'anywhere' }}>{proof.head}</Code>
            </>
          )}
        </Alert>
      )}
    </section>
  );
}
