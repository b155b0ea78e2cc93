import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { CustomerRow } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { Amount } from '../ui/Figures';
import { sortOf } from '../ui/filters';
import { Page } from '../ui/Page';
import { useFilters } from '../ui/useFilters';

export function CustomersPage() {
  const { t } = useTranslation();
  const { id: entity, may, href } = useDesk();
  const { country } = useFormat();
  const { filters } = useFilters();
  const query = {
    search: filters.search,
    segment: filters.segment,
    blocked: filters.blocked === undefined ? undefined : filters.blocked === 'yes',
    sort: sortOf(filters, ['name', 'number', 'balance', 'overdue']),
  };
  const columns: Column<CustomerRow>[] = [
    {
      id: 'name',
      sort: 'name',
      label: t('field.name'),
      narrow: true,
      cell: (row) => row.name,
      text: (row) => row.name,
    },
    {
      id: 'number',
      sort: 'number',
      label: t('field.number'),
      narrow: true,
      cell: (row) => row.number,
      text: (row) => row.number,
    },
    { id: 'city', label: t('field.city'), cell: (row) => row.city, text: (row) => row.city },
    { id: 'country', label: t('field.country'), cell: (row) => country(row.country), text: (row) => row.country },
    { id: 'segment', label: t('field.segment'), cell: (row) => row.segment ?? '–', text: (row) => row.segment ?? '' },
    {
      id: 'currency',
      label: t('field.currency'),
      optional: true,
      cell: (row) => row.currency,
      text: (row) => row.currency,
    },
    { ...accountColumn('balance', t('field.balanceOpen')), narrow: true },
    accountColumn('overdue', t('field.overdue')),
    {
      id: 'blocked',
      label: t('field.blocked'),
      cell: (row) => row.blocked_reason ?? '–',
      text: (row) => row.blocked_reason ?? '',
    },
  ];
  return (
    <Page
      title={t('nav.customers')}
      actions={
        may('customers.write') && (
          <Button component={Link} to={href('/customers/new')}>
            {t('customers.new')}
          </Button>
        )
      }
    >
      <DataTable
        name="customers"
        label={t('nav.customers')}
        columns={columns}
        by={query}
        filters={[
          { name: 'search', label: t('field.name'), kind: 'text' },
          { name: 'segment', label: t('field.segment'), kind: 'text' },
          { name: 'blocked', label: t('field.blocked'), kind: 'choice', options: ['yes', 'no'] },
        ]}
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/customers', {
              params: { path: { entity }, query: { ...query, after } },
            }),
          )
        }
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        path={(row) => `/customers/${row.id}`}
      />
    </Page>
  );
}

/** What a customer owes, one figure for each currency; nothing for those who may not see credit. */
function accountColumn(name: 'balance' | 'overdue', label: string): Column<CustomerRow> {
  return {
    id: name,
    sort: name,
    label,
    numeric: true,
    cell: (row) =>
      row.accounts?.map((one) => (
        <div key={one.currency}>
          <Amount value={one[name]} />
        </div>
      )) ?? '–',
    text: (row) => row.accounts?.map((one) => `${one[name].amount} ${one.currency}`).join(' ') ?? '',
  };
}
