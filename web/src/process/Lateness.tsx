import { Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { FlowCause, FlowPromises } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { DataTable, type Column } from '../ui/DataTable';
import { Section } from '../ui/Page';
import { useFilters } from '../ui/useFilters';
import { useCause } from './useCause';

/** What was promised and kept, and what late cases have in common. */
export function Lateness({ promises }: { promises: FlowPromises }) {
  const { t } = useTranslation();
  const { decimal, glance, money } = useFormat();
  const count = (value: number) => decimal(String(value));
  const percent = (value: number) => `${glance((value * 100).toFixed(1))} %`;
  const { late, cases, on_time, days_median, days_p90 } = promises;
  return (
    <Section title={t('process.onTime')}>
      <Text>
        {t('process.kept', {
          rate: on_time == null ? '–' : percent(on_time),
          cases: count(cases),
          late: count(late),
          value: money(promises.late_value),
        })}
        {days_median != null &&
          days_p90 != null &&
          ` ${t('process.daysLate', { median: count(days_median), p90: count(days_p90) })}`}
      </Text>
      {promises.causes.length > 0 ? (
        <Causes causes={promises.causes} percent={percent} count={count} />
      ) : (
        <Text size="sm" c="dimmed">
          {t('process.noCause')}
        </Text>
      )}
    </Section>
  );
}

interface Shown {
  causes: FlowCause[];
  percent: (value: number) => string;
  count: (value: number) => string;
}

function Causes({ causes, percent, count }: Shown) {
  const { t } = useTranslation();
  const cause = useCause();
  const { set } = useFilters();
  const said = (row: FlowCause) => cause(row.what, row.value);
  const columns: Column<FlowCause>[] = [
    {
      id: 'what',
      narrow: true,
      label: t('process.cause'),
      cell: (row) => (
        <UnstyledButton
          fz="inherit"
          style={{ whiteSpace: 'normal' }}
          onClick={() => set('having', `${row.what}=${row.value}`)}
        >
          {said(row)}
        </UnstyledButton>
      ),
      text: said,
    },
    {
      id: 'cases',
      label: t('process.cases'),
      numeric: true,
      cell: (row) => count(row.cases),
      text: (row) => String(row.cases),
    },
    {
      id: 'rate',
      label: t('process.lateShare'),
      numeric: true,
      narrow: true,
      cell: (row) => t('process.between', { rate: percent(row.rate), low: percent(row.low), high: percent(row.high) }),
      text: (row) => String(row.rate),
    },
    {
      id: 'excess',
      label: t('process.excess'),
      numeric: true,
      narrow: true,
      cell: (row) => count(Math.round(row.excess)),
      text: (row) => String(row.excess),
    },
  ];
  return (
    <DataTable
      name="process-causes"
      label={t('process.causes')}
      columns={columns}
      by={{ causes }}
      keys={false}
      load={() => Promise.resolve({ items: causes, next: null })}
      rowId={said}
      rowLabel={said}
    />
  );
}
