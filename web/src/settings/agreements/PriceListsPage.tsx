import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import { CustomerName } from '../../customers/CustomerName';
import { useDesk } from '../../shell/entity';
import { dayColumn } from '../../ui/columns';
import { DataTable, type Column } from '../../ui/DataTable';
import { Page } from '../../ui/Page';
import { useFilters } from '../../ui/useFilters';
import type { PriceList } from '../edit';
import { NewPriceListDialog, PriceListDialog } from './PriceListDialog';

export function PriceListsPage() {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const [shown, setShown] = useState<PriceList | 'new' | null>(null);
  const close = () => setShown(null);
  const columns = useColumns();
  const { filters } = useFilters();
  const query = { search: filters.search };
  const writes = may('agreements.write');
  return (
    <Page
      title={t('settings.priceLists')}
      actions={writes && <Button onClick={() => setShown('new')}>{t('settings.newPriceList')}</Button>}
    >
      <DataTable
        name="price-lists"
        label={t('settings.priceLists')}
        columns={columns}
        by={query}
        filters={[{ name: 'search', label: t('field.name'), kind: 'text' }]}
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/price-lists', {
              params: { path: { entity }, query: { ...query, after } },
            }),
          )
        }
        rowId={(row) => row.id}
        rowLabel={(row) => row.code}
        open={writes ? setShown : undefined}
      />
      {shown === 'new' && <NewPriceListDialog close={close} />}
      {shown !== null && shown !== 'new' && <PriceListDialog list={shown} close={close} />}
    </Page>
  );
}

function useColumns(): Column<PriceList>[] {
  const { t } = useTranslation();
  const { href } = useDesk();
  return [
    {
      id: 'code',
      label: t('settings.code'),
      whole: true,
      narrow: true,
      cell: (row) => row.code,
      text: (row) => row.code,
    },
    { id: 'name', label: t('field.name'), cell: (row) => row.name, text: (row) => row.name },
    {
      id: 'scope',
      label: t('settings.scope'),
      narrow: true,
      cell: (row) => (row.customer_id ? <CustomerName id={row.customer_id} /> : (row.segment ?? t('settings.forAll'))),
      text: (row) => row.customer_id ?? row.segment ?? t('settings.forAll'),
    },
    { id: 'currency', label: t('field.currency'), cell: (row) => row.currency, text: (row) => row.currency },
    dayColumn('valid_from', t('settings.validFrom'), (row) => row.valid_from),
    dayColumn('valid_to', t('settings.validTo'), (row) => row.valid_to),
    {
      id: 'prices',
      label: t('settings.prices'),
      narrow: true,
      cell: (row) => (
        <Link to={href(`/settings/prices?list_code=${encodeURIComponent(row.code)}`)}>{t('settings.prices')}</Link>
      ),
      text: () => '',
    },
  ];
}
