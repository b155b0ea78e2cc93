import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { FlowCase } from '../api/types';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { DataTable, type Column } from '../ui/DataTable';
import { Moment } from '../ui/Figures';
import { Section } from '../ui/Page';
import { Ask } from '../ui/States';
import { moneyColumn } from '../ui/columns';
import { useFilters } from '../ui/useFilters';
import { Link } from '@tanstack/react-router';
import { useLength } from './useLength';
import { useStep } from './useStep';

const PAGES: Record<string, string> = { order: '/orders/', invoice: '/invoices/', bank_entry: '/bank-entries/' };

/** The cases of the step, move or path that is chosen. */
export function ProcessCases({ asked }: { asked: Record<string, string> }) {
  const { t } = useTranslation();
  const say = useStep();
  const { filters, set } = useFilters();
  const { step, after, path } = filters;
  if (!step && !path) return null;
  const title = path
    ? t('process.casesOfPath')
    : after
      ? t('process.casesOfMove', { from: say(after), to: say(step ?? '') })
      : t('process.casesOfStep', { step: say(step ?? '') });
  const close = () => ['step', 'after', 'path'].forEach((name) => set(name, null));
  return (
    <Section
      title={title}
      actions={
        <Button variant="default" size="xs" onClick={close}>
          {t('action.close')}
        </Button>
      }
    >
      <Cases query={{ ...asked, ...(step ? { step } : {}), ...(after ? { after } : {}), ...(path ? { path } : {}) }} />
    </Section>
  );
}

function Cases({ query }: { query: Record<string, string> }) {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  const length = useLength();
  const found = useApi(['process-cases', query], (entity) =>
    body(
      api.GET('/api/v1/entities/{entity}/process/cases', {
        params: { path: { entity }, query: query as unknown as { from: string; to: string } },
      }),
    ),
  );
  const name = (row: FlowCase) => row.number || row.id;
  const columns: Column<FlowCase>[] = [
    {
      id: 'number',
      label: t('field.number'),
      narrow: true,
      cell: (row) => <Link to={`${PAGES[query.of ?? 'order']}${row.id}`}>{name(row)}</Link>,
      text: name,
    },
    { id: 'began', label: t('process.began'), cell: (row) => <Moment value={row.began} />, text: (row) => row.began },
    {
      id: 'hours',
      narrow: true,
      label: t('process.length'),
      numeric: true,
      cell: (row) => length(row.hours),
      text: (row) => String(row.hours),
    },
    {
      id: 'events',
      label: t('process.events'),
      numeric: true,
      cell: (row) => decimal(String(row.events)),
      text: (row) => String(row.events),
    },
    moneyColumn('value', t('process.value'), (row) => row.value ?? null),
  ];
  return (
    <Ask query={found} rows={4}>
      {({ cases, total }) => (
        <>
          {total > cases.length && (
            <Text size="sm" c="dimmed">
              {t('process.longest', { shown: decimal(String(cases.length)), total: decimal(String(total)) })}
            </Text>
          )}
          <DataTable
            name="process-cases"
            label={t('process.cases')}
            columns={columns}
            by={{ cases }}
            keys={false}
            load={() => Promise.resolve({ items: cases, next: null })}
            rowId={(row) => row.id}
            rowLabel={name}
          />
        </>
      )}
    </Ask>
  );
}
