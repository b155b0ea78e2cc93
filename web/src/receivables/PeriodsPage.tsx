import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { ClosedPeriod } from '../api/types';
import { useApi } from '../api/useApi';
import { monthsUpTo } from '../insight/period';
import { useFormat } from '../i18n/useFormat';
import { useDesk, useToday } from '../shell/entity';
import { useActorText } from '../ui/actor';
import { Moment } from '../ui/Figures';
import { Page } from '../ui/Page';
import { ReasonDialog } from '../ui/ReasonDialog';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask, Empty } from '../ui/States';
import { CloseDialog } from './CloseDialog';

/** How far back the first month may lie that is closed. */
const MONTHS_MAX = 120;

/** The months after the last closed one up to this month, the oldest first. */
function openMonths(today: string, lastClosed: string | undefined): string[] {
  const months = monthsUpTo(today, MONTHS_MAX).map((one) => one.from);
  return lastClosed ? months.filter((month) => month > lastClosed) : months.slice(-24);
}

export function PeriodsPage() {
  const { t } = useTranslation();
  const actorText = useActorText();
  const { month } = useFormat();
  const { id: entity, may } = useDesk();
  const today = useToday();
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
      actions={writes && <Button onClick={() => setAct('close')}>{t('receivables.close')}</Button>}
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
                { label: t('field.actor'), cell: (row) => actorText(row.closed_by, row.closed_by_name) },
                {
                  label: t('receivables.reopen'),
                  action: true,
                  narrow: true,
                  cell: (row) =>
                    writes &&
                    row === periods[0] && (
                      <Button variant="subtle" size="compact-xs" onClick={() => setAct(row)}>
                        {t('receivables.reopen')}
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Ask>
      {act === 'close' && <CloseDialog months={openMonths(today, query.data?.[0]?.month)} close={() => setAct(null)} />}
      {act !== null && act !== 'close' && (
        <ReasonDialog title={t('receivables.reopen')} danger close={() => setAct(null)} write={reopen} />
      )}
    </Page>
  );
}
