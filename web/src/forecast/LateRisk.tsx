import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { ForecastItem } from '../api/types';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Amount, Day } from '../ui/Figures';
import { Section } from '../ui/Page';
import { SimpleTable, type SimpleColumn } from '../ui/SimpleTable';

/** How many items are shown, the riskiest first. */
const SHOWN = 5;

/** How likely a customer pays late what is open: for whoever decides on its credit. Nothing decides by it alone. */
export function LateRisk({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  const { href } = useDesk();
  const { data } = useApi(['late-risk', customer], (entity) =>
    body(
      api.GET('/api/v1/entities/{entity}/forecast/items', {
        params: { path: { entity }, query: { customer, sort: 'risk', limit: SHOWN } },
      }),
    ),
  );
  if (!data || data.items.length === 0) return null;
  const columns: SimpleColumn<ForecastItem>[] = [
    {
      label: t('field.number'),
      narrow: true,
      cell: (row) => <Link to={href(`/open-items/${row.item}`)}>{row.number}</Link>,
    },
    { label: t('forecast.openAmount'), numeric: true, cell: (row) => <Amount value={row.open} /> },
    { label: t('forecast.due'), cell: (row) => <Day value={row.due_on} /> },
    { label: t('forecast.late'), numeric: true, narrow: true, cell: (row) => `${decimal(row.p_late)} %` },
    { label: t('forecast.expectedOn'), narrow: true, cell: (row) => <Day value={row.median_on} /> },
  ];
  return (
    <Section title={t('forecast.lateRisk')}>
      <Text size="sm" c="dimmed">
        {t('forecast.lateRiskHelp')}{' '}
        <Link to={href('/forecast')} search={{ tab: 'items', customer }}>
          {t('forecast.allOfCustomer')}
        </Link>
      </Text>
      <SimpleTable label={t('forecast.lateRisk')} columns={columns} rows={data.items} rowId={(row) => row.item} />
    </Section>
  );
}
