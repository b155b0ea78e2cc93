import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { ClosedPeriod } from '../api/types';
import { useApi } from '../api/useApi';
import { monthsUpTo } from '../insight/period';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Dialog } from '../ui/Dialog';
import { Moment } from '../ui/Figures';
import { Page } from '../ui/Page';
import { ReasonDialog } from '../ui/ReasonDialog';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask, Empty } from '../ui/States';
import { useWrite } from '../ui/useWrite';

export function PeriodsPage() {
  const { t } = useTranslation();
  const { month } = useFormat();
  const { id: entity, may } = useDesk();
  const [act, setAct] = useState<'close' | ClosedPeriod | null>(null);
  const query = useApi(['periods'], (scope) =>
    body(api.GET('/api/v1/entities/{entity}/periods', { params: { path: { entity: scope } } })),
  );
  const reopen = (reason: string, key: string) => {
    const closed = act === 'close' || act === null ? '' : act.month;
    const params = { path: { entity }, header: idempotent(key) };
    return api.POST('/api/v1/entities/{entity}/periods/reopen', { params, body: { month: closed, reason } });
  };
  const writes = may('periods.write');
  return (
    <Page
      title={t('nav.periods')}
      actions={writes && <Button onClick={() => setAct('close')}>{t('receivables.closeMonth')}</Button>}
    >
      <Text size="sm" c="dimmed">
        {t('receivables.openNote')}
      </Text>
      <Ask query={query}>
        {(periods) =>
          periods.length === 0 ? (
            <Empty />
          ) : (
            <SimpleTable
              label={t('nav.periods')}
              rows={periods}
              rowId={(row) => row.month}
              columns={[
                { label: t('field.month'), narrow: true, cell: (row) => month(row.month) },
                { label: t('field.closedAt'), narrow: true, cell: (row) => <Moment value={row.closed_at} /> },
                { label: t('field.actor'), cell: (row) => row.closed_by },
                {
                  label: t('receivables.reopen'),
                  numeric: true,
                  narrow: true,
                  cell: (row) =>
                    writes &&
                    row === periods[0] && (
                      <Button variant="subtle" onClick={() => setAct(row)}>
                        {t('receivables.reopen')}
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Ask>
      {act === 'close' && <CloseDialog close={() => setAct(null)} />}
      {act !== null && act !== 'close' && (
        <ReasonDialog title={t('receivables.reopen')} danger close={() => setAct(null)} write={reopen} />
      )}
    </Page>
  );
}

function CloseDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [month, setMonth] = useState('');
  const writing = useWrite(
    (_: undefined, key: string) => {
      const through = monthsUpTo(`${month}-01`, 1)[0]?.from ?? '';
      const params = { path: { entity }, header: idempotent(key) };
      return body(api.POST('/api/v1/entities/{entity}/periods/close', { params, body: { through } }));
    },
    { done: close, say: (closed) => t('orders.done', { count: closed.length }) },
  );
  return (
    <Dialog
      title={t('receivables.closeMonth')}
      close={close}
      submit={() => writing.mutate(undefined)}
      pending={writing.isPending}
      error={writing.error}
      disabled={!/^\d{4}-\d\d$/.test(month)}
    >
      <Group>
        <TextInput
          size="sm"
          type="month"
          required
          data-autofocus
          label={t('field.month')}
          value={month}
          onChange={(event) => setMonth(event.currentTarget.value)}
        />
      </Group>
    </Dialog>
  );
}
