import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent, sortVerdicts } from '../../api/client';
import { ApiError, problemOfRefusal } from '../../api/problem';
import { useDesk } from '../../shell/entity';
import { momentColumn } from '../../ui/columns';
import { DataTable, type Column } from '../../ui/DataTable';
import { Status, useWord } from '../../ui/Figures';
import { Page } from '../../ui/Page';
import { ProblemView } from '../../ui/States';
import { useFilters } from '../../ui/useFilters';
import { useWrite } from '../../ui/useWrite';
import type { JobView } from '../edit';
import { JobDialog } from './JobDialog';

const STATES = ['waiting', 'running', 'done', 'dead', 'cancelled'];
const KINDS = [
  'render_document',
  'send_mail',
  'import_file',
  'match_payments',
  'bill_orders',
  'find_anomalies',
  'try_policy',
];

/** Work that is done later: what waits, what runs, what failed and why. */
export function JobsPage() {
  const { t } = useTranslation();
  const { mayEverywhere } = useDesk();
  const { filters } = useFilters();
  const [shown, setShown] = useState<JobView | null>(null);
  const stepping = useStepIn();
  const columns = useColumns();
  const query = {
    state: filters.state,
    kind: filters.kind,
    failed: filters.failed === undefined ? undefined : filters.failed === 'yes',
  };
  return (
    <Page title={t('settings.jobs')}>
      {stepping.error && <ProblemView error={stepping.error} />}
      <DataTable
        name="jobs"
        label={t('settings.jobs')}
        columns={columns}
        by={query}
        filters={[
          { name: 'state', label: t('field.state'), kind: 'choice', options: STATES },
          { name: 'kind', label: t('field.kind'), kind: 'choice', options: KINDS },
          { name: 'failed', label: t('system.lastFailed'), kind: 'choice', options: ['yes', 'no'] },
        ]}
        load={(after) => body(api.GET('/api/v1/jobs', { params: { query: { ...query, after } } }))}
        rowId={(row) => row.id}
        rowLabel={(row) => row.kind}
        open={setShown}
        select={
          mayEverywhere('jobs.write')
            ? {
                actions: (jobs, clear) => (
                  <>
                    <Button
                      loading={stepping.isPending}
                      onClick={() => stepping.mutate({ jobs, what: 'retry' }, { onSuccess: clear })}
                    >
                      {t('system.retry')}
                    </Button>
                    <Button
                      variant="default"
                      loading={stepping.isPending}
                      onClick={() => stepping.mutate({ jobs, what: 'cancel' }, { onSuccess: clear })}
                    >
                      {t('system.cancelJob')}
                    </Button>
                  </>
                ),
              }
            : undefined
        }
      />
      {shown && <JobDialog job={shown} close={() => setShown(null)} />}
    </Page>
  );
}

/** Tries jobs again or calls them off; the first refusal is said when none was done. */
function useStepIn() {
  const { t } = useTranslation();
  return useWrite(
    async ({ jobs, what }: { jobs: JobView[]; what: 'retry' | 'cancel' }, key: string) => {
      const request = { params: { header: idempotent(key) }, body: jobs.map((job) => ({ job: job.id })) };
      const reply =
        what === 'retry' ? api.POST('/api/v1/jobs/retry', request) : api.POST('/api/v1/jobs/cancel', request);
      const { done, refused } = sortVerdicts((await body(reply)).verdicts);
      if (refused[0] && done.length === 0) throw new ApiError(problemOfRefusal(refused[0]));
      return { done: done.length, refused: refused.length };
    },
    { say: (result) => t('system.steppedIn', result) },
  );
}

function useColumns(): Column<JobView>[] {
  const { t } = useTranslation();
  const word = useWord();
  return [
    { id: 'kind', label: t('field.kind'), narrow: true, cell: (row) => word(row.kind), text: (row) => row.kind },
    {
      id: 'state',
      label: t('field.state'),
      narrow: true,
      cell: (row) => <Status code={row.state} trouble={row.last_error} />,
      text: (row) => word(row.state),
    },
    {
      id: 'attempts',
      label: t('system.attempts'),
      numeric: true,
      cell: (row) => `${row.attempts}/${row.attempts_max}`,
      text: (row) => String(row.attempts),
    },
    momentColumn('run_at', t('system.due'), (row) => row.run_at, { narrow: true }),
    momentColumn('finished_at', t('system.finished'), (row) => row.finished_at),
    { ...momentColumn<JobView>('created_at', t('system.created'), (row) => row.created_at), optional: true },
    {
      id: 'last_error',
      label: t('system.why'),
      optional: true,
      cell: (row) => row.last_error ?? '–',
      text: (row) => row.last_error ?? '',
    },
  ];
}
