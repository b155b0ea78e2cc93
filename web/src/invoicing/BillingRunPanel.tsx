import { Anchor, Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { BillingRun, BillingRunItem } from '../api/types';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { Moment, useWord } from '../ui/Figures';
import { statusColumn } from '../ui/columns';
import { Ask } from '../ui/States';

/** How often a run that goes on is looked at. */
const LOOK_MS = 700;

/** The last billing run: how far it is, and what became of each order. It goes on without this page. */
export function BillingRunPanel() {
  const { id: entity } = useDesk();
  const query = useQuery({
    queryKey: ['e', entity, 'billing-run'],
    queryFn: () => {
      const params = { path: { entity }, query: { limit: 1 } };
      return body(api.GET('/api/v1/entities/{entity}/billing-runs', { params }));
    },
    refetchInterval: (state) => (isGoingOn(state.state.data?.items[0]) ? LOOK_MS : false),
  });
  return (
    <Ask query={query} rows={1}>
      {(runs) => runs.items[0] && <Run run={runs.items[0]} />}
    </Ask>
  );
}

function isGoingOn(run: BillingRun | undefined): boolean {
  return run !== undefined && !run.finished_at;
}

function Run({ run }: { run: BillingRun }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(run.refused > 0 || isGoingOn(run));
  const share = (part: number) => (100 * part) / Math.max(run.total, 1);
  const title = t(isGoingOn(run) ? 'invoicing.runGoesOn' : 'invoicing.lastRun');
  return (
    <Paper withBorder p="sm" radius="md" role="region" aria-label={title}>
      <Stack gap={8}>
        <Group justify="space-between" gap="xs">
          <Text size="sm" fw={600}>
            {title}{' '}
            <Text span size="xs" c="dimmed">
              <Moment value={run.requested_at} />
            </Text>
          </Text>
          <Group gap="md">
            <Text size="sm" aria-live="polite">
              {t('invoicing.runDone', { done: run.done, total: run.total })} ·{' '}
              {t('invoicing.runIssued', { count: run.issued })}
              {run.refused > 0 && ` · ${t('invoicing.runRefused', { count: run.refused })}`}
            </Text>
            <Button variant="default" onClick={() => setOpen(!open)} aria-expanded={open}>
              {t('invoicing.runResults')}
            </Button>
          </Group>
        </Group>
        <Progress.Root size="sm">
          <Progress.Section value={share(run.done - run.refused)} color="teal" aria-label={title} />
          <Progress.Section value={share(run.refused)} color="red" aria-label={t('word.refused')} />
        </Progress.Root>
        {open && <Results run={run} />}
      </Stack>
    </Paper>
  );
}

function Results({ run }: { run: BillingRun }) {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity, href } = useDesk();
  const columns: Column<BillingRunItem>[] = [
    {
      id: 'order',
      whole: true,
      label: t('field.order'),
      narrow: true,
      cell: (row) => <Link to={href(`/orders/${row.order}`)}>{row.order_number}</Link>,
      text: (row) => row.order_number,
    },
    statusColumn('state', t('field.state'), word, (row) => row.state, { narrow: true }),
    {
      id: 'issued',
      label: t('field.invoice'),
      narrow: true,
      text: (row) => row.issued.map((one) => one.number).join(' '),
      cell: (row) =>
        row.issued.map((one) => (
          <Anchor key={one.id} component={Link} to={href(`/invoices/${one.id}`)} size="sm" mr="xs">
            {one.number}
          </Anchor>
        )),
    },
    {
      id: 'reason',
      label: t('field.reason'),
      narrow: true,
      text: (row) => row.refusals.map((one) => one.detail).join(' | '),
      cell: (row) => row.refusals.map((one) => <div key={one.detail}>{`${one.detail}. ${one.remedy}`}</div>),
    },
  ];
  return (
    <DataTable
      name="billing-run-items"
      label={t('invoicing.runResults')}
      keys={false}
      columns={columns}
      by={[run.id, run.done]}
      load={(after) =>
        body(
          api.GET('/api/v1/entities/{entity}/billing-runs/{run}/items', {
            params: { path: { entity, run: run.id }, query: { after, state: run.refused > 0 ? 'refused' : undefined } },
          }),
        )
      }
      rowId={(row) => String(row.item_no)}
      rowLabel={(row) => row.order_number}
    />
  );
}
