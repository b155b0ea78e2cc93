import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { ReceivedWeek } from '../api/types';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Amount } from '../ui/Figures';
import { Section } from '../ui/Page';
import { SimpleTable, type SimpleColumn } from '../ui/SimpleTable';
import { Ask } from '../ui/States';

/** What came in the last weeks, beside what was told of each as it began. */
export function ReceivedWeeks() {
  const { t } = useTranslation();
  const query = useApi(['forecast-received'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/forecast/received', { params: { path: { entity } } })),
  );
  return (
    <Ask query={query} rows={4}>
      {({ weeks }) =>
        weeks.length > 0 && (
          <Section title={t('forecast.lastWeeks')}>
            <Text size="sm" c="dimmed">
              {t('forecast.lastWeeksHelp')}
            </Text>
            <Weeks weeks={weeks} />
          </Section>
        )
      }
    </Ask>
  );
}

function Weeks({ weeks }: { weeks: ReceivedWeek[] }) {
  const { t } = useTranslation();
  const { date, amount } = useFormat();
  const { href } = useDesk();
  const columns: SimpleColumn<ReceivedWeek>[] = [
    {
      label: t('forecast.span'),
      narrow: true,
      cell: (week) => (week.is_over ? date(week.from) : t('forecast.soFar', { day: date(week.from) })),
    },
    { label: t('field.currency'), cell: (week) => week.came.currency },
    { label: t('forecast.expected'), numeric: true, narrow: true, cell: (week) => <Amount value={week.expected} /> },
    {
      label: t('forecast.interval', { percent: 80 }),
      numeric: true,
      cell: ({ intervals }) => {
        const found = intervals.find((one) => one.percent === 80);
        return found ? `${amount(found.low)} – ${amount(found.high)}` : '–';
      },
    },
    { label: t('forecast.actual'), numeric: true, narrow: true, cell: (week) => <Amount value={week.came} strong /> },
    { label: t('forecast.difference'), numeric: true, cell: (week) => <Amount value={week.difference} /> },
    {
      label: t('forecast.allReceipts'),
      numeric: true,
      cell: (week) => (
        <Link to={href(`/receipts?from=${week.from}&to=${week.until}`)}>
          <Amount value={week.received} />
        </Link>
      ),
    },
  ];
  return (
    <SimpleTable
      label={t('forecast.lastWeeks')}
      columns={columns}
      rows={weeks}
      rowId={(week) => `${week.from} ${week.came.currency}`}
    />
  );
}
