import { Badge, NativeSelect, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { ForecastItem } from '../api/types';
import { CustomerName } from '../customers/CustomerName';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { Day } from '../ui/Figures';
import { dayColumn, moneyColumn } from '../ui/columns';
import { useFilters } from '../ui/useFilters';
import { ExpectedButton } from './ExpectedButton';

const SORTS = ['risk', 'amount'] as const;

/** Open items with what was foretold of them, the riskiest or the largest first. */
export function ForecastItems() {
  const { t } = useTranslation();
  const { filters, set } = useFilters();
  const { id: entity, href } = useDesk();
  const { decimal, date } = useFormat();
  const sort = SORTS.find((one) => one === filters.sort) ?? 'risk';
  const { customer, segment, country, currency } = filters;
  const asked = { sort, customer, segment, country, currency };
  const reasons = (row: ForecastItem) =>
    row.reasons
      .slice(0, 3)
      .map((one) => `${t(`forecast.reason_${one.reason}`)} ${one.days.startsWith('-') ? '' : '+'}${decimal(one.days)}`)
      .join(', ');
  const columns: Column<ForecastItem>[] = [
    {
      id: 'number',
      label: t('field.number'),
      whole: true,
      narrow: true,
      cell: (row) => <Link to={href(`/open-items/${row.item}`)}>{row.number}</Link>,
      text: (row) => row.number,
    },
    {
      id: 'customer',
      label: t('field.customer'),
      narrow: true,
      cell: (row) => <CustomerName id={row.customer} name={row.customer_name} />,
      text: (row) => row.customer_name,
    },
    moneyColumn('open', t('forecast.openAmount'), (row: ForecastItem) => row.open, { narrow: true }),
    dayColumn<ForecastItem>('due', t('forecast.due'), (row) => row.due_on),
    {
      id: 'late',
      label: t('forecast.late'),
      numeric: true,
      narrow: true,
      cell: (row) => `${decimal(row.p_late)} %`,
      text: (row) => row.p_late,
    },
    {
      id: 'expected',
      label: t('forecast.expectedOn'),
      narrow: true,
      cell: (row) =>
        row.known && row.is_known ? (
          <span>
            <Day value={row.known.expected_on} />{' '}
            <Badge size="xs" variant="light" title={row.known.reason}>
              {t('forecast.told')}
            </Badge>
          </span>
        ) : (
          <Day value={row.median_on} />
        ),
      text: (row) => (row.known && row.is_known ? row.known.expected_on : row.median_on),
    },
    {
      id: 'range',
      label: t('forecast.range'),
      cell: (row) => `${date(row.q10_on)} – ${date(row.q90_on)}`,
      text: (row) => `${row.q10_on} ${row.q90_on}`,
    },
    {
      id: 'reasons',
      label: t('forecast.reasons'),
      cell: (row) => (row.is_new ? t('forecast.newCustomer') : reasons(row) || '–'),
      text: reasons,
    },
    {
      id: 'known',
      label: t('forecast.set'),
      narrow: true,
      cell: (row) => <ExpectedButton row={row} />,
      text: () => '',
    },
  ];
  return (
    <Stack mt="sm">
      <NativeSelect
        className="no-print"
        w={260}
        label={t('forecast.sort')}
        value={sort}
        data={SORTS.map((one) => ({ value: one, label: t(`forecast.sort_${one}`) }))}
        onChange={(event) => set('sort', event.currentTarget.value)}
      />
      <Text size="sm" c="dimmed">
        {t('forecast.itemsHelp')}
      </Text>
      <DataTable
        name="forecast-items"
        label={t('forecast.tab_items')}
        by={asked}
        columns={columns}
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/forecast/items', {
              params: { path: { entity }, query: { ...asked, after, limit: 50 } },
            }),
          )
        }
        rowId={(row) => row.item}
        rowLabel={(row) => row.number}
      />
    </Stack>
  );
}
