import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { TrialRun } from '../api/types';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Moment, Status } from '../ui/Figures';
import { Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask, ProblemView } from '../ui/States';
import { useWrite } from '../ui/useWrite';

/** How often a trial that goes on is looked at. */
const LOOK_MS = 300;
/** Past trials that are listed. */
const LISTED = 10;

const goesOn = (run: TrialRun | undefined) => run?.state === 'waiting' || run?.state === 'running';

/** The trials of a policy, the newest first; looked at again and again while one goes on. */
export function useTrials(room: TrialRun['room'], policy: string) {
  const { id: entity } = useDesk();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['e', entity, 'policy-trials', room, policy],
    refetchInterval: ({ state }) => (goesOn(state.data?.items[0]) ? LOOK_MS : false),
    queryFn: () =>
      body(
        api.GET('/api/v1/entities/{entity}/policy-trials', {
          params: { path: { entity }, query: { room, policy, limit: LISTED } },
        }),
      ),
  });
  const latest = query.data?.items[0];
  const underWay = goesOn(latest);
  const was = useRef(underWay);
  useEffect(() => {
    // What it saw is kept with the policy, which is read again.
    if (was.current && !underWay) void queries.invalidateQueries({ queryKey: ['e', entity] });
    was.current = underWay;
  }, [underWay, entity, queries]);
  return { runs: query.data?.items ?? [], underWay };
}

/** Tries a policy on the past. */
export function TryButton({ room, policy }: { room: TrialRun['room']; policy: string }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const { underWay } = useTrials(room, policy);
  const trying = useWrite(
    (_: undefined, key: string) =>
      body(
        api.POST('/api/v1/entities/{entity}/policy-trials', {
          params: { path: { entity }, header: idempotent(key) },
          body: { room, policy },
        }),
      ),
    { say: () => t('trial.asked') },
  );
  return (
    <>
      {trying.error && <ProblemView error={trying.error} />}
      <Button variant="default" loading={trying.isPending || underWay} onClick={() => trying.mutate(undefined)}>
        {t('policy.try')}
      </Button>
    </>
  );
}

interface Props {
  room: TrialRun['room'];
  policy: string;
  /** Whether the reader may call one off. */
  sets: boolean;
  /** What the policy would have done, as last looked at. */
  latest: ReactNode;
  /** Shows what an earlier trial saw. */
  show: (run: TrialRun) => ReactNode;
}

/** How far the trial of a policy is, what was seen last, and in earlier trials. */
export function PolicyTrials({ room, policy, sets, latest, show }: Props) {
  const { t } = useTranslation();
  const { runs, underWay } = useTrials(room, policy);
  const [chosen, choose] = useState<string | null>(null);
  const [run] = runs;
  // Who tries it again wants to see what comes of that.
  useEffect(() => {
    if (underWay) choose(null);
  }, [underWay]);
  const isEarlier = chosen !== null && runs.some((one) => one.id === chosen);
  return (
    <>
      {run && underWay && <Going run={run} sets={sets} />}
      {run?.state === 'failed' && run.problem && <Text c="var(--mantine-color-error)">{run.problem}</Text>}
      {isEarlier ? <Earlier id={chosen} show={show} /> : latest}
      {runs.length > 1 && (
        <Section title={t('trial.earlier')}>
          <SimpleTable
            label={t('trial.earlier')}
            rows={runs}
            rowId={(row) => row.id}
            cards
            columns={[
              {
                label: t('trial.askedAt'),
                narrow: true,
                cell: (row) =>
                  row.state === 'done' ? (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-pressed={row.id === (chosen ?? run?.id)}
                      onClick={() => choose(row.id)}
                    >
                      <Moment value={row.asked_at} />
                    </Button>
                  ) : (
                    <Moment value={row.asked_at} />
                  ),
              },
              { label: t('field.status'), narrow: true, cell: (row) => <Status code={row.state} /> },
              { label: t('trial.months'), numeric: true, cell: (row) => row.months },
            ]}
          />
        </Section>
      )}
    </>
  );
}

function Earlier({ id, show }: { id: string; show: Props['show'] }) {
  const query = useApi(['policy-trial', id], (entity) =>
    body(
      api.GET('/api/v1/entities/{entity}/policy-trials/{policy_trial}', {
        params: { path: { entity, policy_trial: id } },
      }),
    ),
  );
  return <Ask query={query}>{show}</Ask>;
}

/** How far a trial is, and calling it off. */
function Going({ run, sets }: { run: TrialRun; sets: boolean }) {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  const { id: entity } = useDesk();
  const calling = useWrite(
    (_: undefined, key: string) =>
      body(
        api.POST('/api/v1/entities/{entity}/policy-trials/{policy_trial}/cancel', {
          params: { path: { entity, policy_trial: run.id }, header: idempotent(key) },
        }),
      ),
    { say: () => t('trial.calledOff') },
  );
  const phases = {
    reading: t('trial.reading'),
    judging: t('trial.judging'),
    outcomes: t('trial.lookingUp'),
  };
  const doing = run.phase ? phases[run.phase] : t('trial.waits');
  const count = (of: number) => decimal(String(of));
  const total = run.total ?? 0;
  const far = total > 0 ? t('trial.doneOf', { done: count(run.done), total: count(total) }) : count(run.done);
  const part = total > 0 ? Math.min(100, Math.floor((run.done * 100) / total)) : 100;
  return (
    <Stack gap="xs" role="status">
      {calling.error && <ProblemView error={calling.error} />}
      <Group justify="space-between">
        <Text size="sm">
          {doing} {run.phase && run.done > 0 ? far : ''}
        </Text>
        {sets && (
          <Button
            variant="default"
            size="compact-sm"
            loading={calling.isPending}
            onClick={() => calling.mutate(undefined)}
          >
            {t('trial.callOff')}
          </Button>
        )}
      </Group>
      <Progress value={part} animated aria-label={t('trial.progress')} />
    </Stack>
  );
}
