import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import { useApi } from '../../api/useApi';
import { useFormat } from '../../i18n/useFormat';
import { useDesk } from '../../shell/entity';
import { dayColumn } from '../../ui/columns';
import { DataTable, type Column } from '../../ui/DataTable';
import { Page } from '../../ui/Page';
import { useFilters } from '../../ui/useFilters';
import type { PriceView } from '../edit';
import { PastePricesDialog } from './PastePricesDialog';
import { PriceDialog } from './PriceDialog';

/** Prices of all lists: what holds on a day, or all that was and will be. */
export function PricesPage() {
  const { t } = useTranslation();
  const { id: entity, may, href } = useDesk();
  const { filters } = useFilters();
  const [shown, setShown] = useState<PriceView | 'new' | 'paste' | null>(null);
  const columns = useColumns();
  const lists = usePriceLists();
  const writes = may('agreements.write');
  const query = { list_code: filters.list_code, sku: filters.sku, on: filters.on };
  const close = () => setShown(null);
  return (
    <Page
      title={t('settings.prices')}
      actions={
        writes && (
          <>
            {may('imports.write') && (
              <Button variant="default" component={Link} to={href('/imports/new?kind=prices')}>
                {t('settings.import')}
              </Button>
            )}
            <Button variant="default" onClick={() => setShown('paste')}>
              {t('settings.paste')}
            </Button>
            <Button onClick={() => setShown('new')}>{t('settings.setPrice')}</Button>
          </>
        )
      }
    >
      <DataTable
        name="prices"
        label={t('settings.prices')}
        columns={columns}
        by={query}
        filters={[
          {
            name: 'list_code',
            label: t('settings.priceList'),
            kind: 'choice',
            options: lists.map((list) => list.code),
            say: (code) => code,
          },
          { name: 'sku', label: t('settings.sku'), kind: 'text' },
          { name: 'on', label: t('settings.on'), kind: 'date' },
        ]}
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/prices', { params: { path: { entity }, query: { ...query, after } } }),
          )
        }
        rowId={(row) => row.id}
        rowLabel={(row) => row.sku}
        open={writes ? setShown : undefined}
      />
      {shown === 'paste' && <PastePricesDialog lists={lists} list={filters.list_code} close={close} />}
      {shown !== null && shown !== 'paste' && (
        <PriceDialog price={shown === 'new' ? undefined : shown} lists={lists} list={filters.list_code} close={close} />
      )}
    </Page>
  );
}

/** The first hundred price lists; few companies have more. */
function usePriceLists() {
  const query = useApi(['price-lists', 'codes'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/price-lists', { params: { path: { entity }, query: { limit: 100 } } })),
  );
  return query.data?.items ?? [];
}

function useColumns(): Column<PriceView>[] {
  const { t } = useTranslation();
  const { decimal, loose } = useFormat();
  return [
    { id: 'sku', label: t('settings.sku'), whole: true, narrow: true, cell: (row) => row.sku, text: (row) => row.sku },
    {
      id: 'product_name',
      label: t('settings.product'),
      narrow: true,
      cell: (row) => row.product_name,
      text: (row) => row.product_name,
    },
    { id: 'list_code', label: t('settings.priceList'), cell: (row) => row.list_code, text: (row) => row.list_code },
    dayColumn('valid_from', t('settings.validFrom'), (row) => row.valid_from),
    dayColumn('valid_to', t('settings.validTo'), (row) => row.valid_to),
    {
      id: 'min_quantity',
      label: t('settings.minQuantity'),
      numeric: true,
      cell: (row) => decimal(row.min_quantity),
      text: (row) => row.min_quantity,
    },
    {
      id: 'unit_price',
      label: t('field.unitPrice'),
      numeric: true,
      narrow: true,
      cell: (row) => (
        <>
          {loose(row.unit_price, row.currency)}
          <span className="currency">{row.currency}</span>
        </>
      ),
      text: (row) => row.unit_price,
    },
  ];
}
