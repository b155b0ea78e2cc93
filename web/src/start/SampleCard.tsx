import { Alert, Button, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent, newKey } from '../api/client';
import type { Sample } from '../api/types';
import { entitiesQuery } from '../shell/session';
import { Ask, ProblemView } from '../ui/States';

const UNDER_WAY: Sample['state'][] = ['waiting', 'building'];

/** Has the sample company built and shows how far it is, also after the page was left. */
export function SampleCard() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const key = useRef(newKey());
  const query = useQuery({
    queryKey: ['sample'],
    queryFn: () => body(api.GET('/api/v1/setup/sample')),
    refetchInterval: ({ state }) => (state.data && UNDER_WAY.includes(state.data.state) ? 700 : false),
  });
  const build = useMutation({
    mutationFn: () => body(api.POST('/api/v1/setup/sample', { params: { header: idempotent(key.current) } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sample'] }),
  });
  const open = async (entity: string) => {
    await queries.invalidateQueries(entitiesQuery);
    await navigate({ to: '/$entity', params: { entity } });
  };
  return (
    <Ask query={query} rows={1}>
      {(sample) => (
        <Stack w="100%" align="start">
          {build.error && <ProblemView error={build.error} />}
          {sample.state === 'absent' && (
            <Button size="sm" variant="default" loading={build.isPending} onClick={() => build.mutate()}>
              {t('start.sampleBuild')}
            </Button>
          )}
          {UNDER_WAY.includes(sample.state) && <Building sample={sample} />}
          {sample.state === 'interrupted' && (
            <Alert color="red" title={t('start.sampleInterrupted')} w="100%">
              {sample.failure ?? t('start.sampleInterruptedText')}
            </Alert>
          )}
          {sample.entity_code && !UNDER_WAY.includes(sample.state) && (
            <Button size="sm" onClick={() => void open(sample.entity_code ?? '')}>
              {t('start.sampleOpen')}
            </Button>
          )}
        </Stack>
      )}
    </Ask>
  );
}

function Building({ sample }: { sample: Sample }) {
  const { t } = useTranslation();
  const share = sample.orders_total === 0 ? 0 : (100 * sample.orders) / sample.orders_total;
  return (
    <Stack gap={4} w="100%" role="status">
      <Progress value={share} animated aria-label={t('start.sampleBuilding')} />
      <Text size="xs" c="dimmed">
        {sample.orders_total === 0
          ? t('start.sampleWaiting')
          : t('start.sampleProgress', { done: sample.orders, total: sample.orders_total })}
      </Text>
    </Stack>
  );
}
