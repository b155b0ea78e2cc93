import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import { useDesk } from '../../shell/entity';
import { DataTable, type Column } from '../../ui/DataTable';
import { Status, useWord } from '../../ui/Figures';
import { Page } from '../../ui/Page';
import { useFilters } from '../../ui/useFilters';
import type { Product } from '../edit';
import { NewProductDialog, ProductDialog } from './ProductDialog';

export function ProductsPage() {
  const { t } = useTranslation();
  const { id: entity, may, href } = useDesk();
  const { filters } = useFilters();
  const [shown, setShown] = useState<Product | 'new' | null>(null);
  const close = () => setShown(null);
  const columns = useColumns();
  const writes = may('agreements.write');
  const query = {
    search: filters.search,
    active: filters.active === undefined ? undefined : filters.active === 'yes',
    product_group: filters.product_group,
  };
  return (
    <Page
      title={t('settings.products')}
      actions={
        writes && (
          <>
            {may('imports.write') && (
              <Button variant="default" component={Link} to={href('/imports/new?kind=products')}>
                {t('settings.import')}
              </Button>
            )}
            <Button onClick={() => setShown('new')}>{t('settings.newProduct')}</Button>
          </>
        )
      }
    >
      <DataTable
        name="products"
        label={t('settings.products')}
        columns={columns}
        by={query}
        filters={[
          { name: 'search', label: t('settings.search'), kind: 'text' },
          { name: 'active', label: t('settings.active'), kind: 'choice', options: ['yes', 'no'] },
          { name: 'product_group', label: t('field.product_group'), kind: 'text' },
        ]}
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/products', { params: { path: { entity }, query: { ...query, after } } }),
          )
        }
        rowId={(row) => row.id}
        rowLabel={(row) => row.sku}
        open={writes ? setShown : undefined}
      />
      {shown === 'new' && <NewProductDialog close={close} />}
      {shown !== null && shown !== 'new' && <ProductDialog product={shown} close={close} />}
    </Page>
  );
}

function useColumns(): Column<Product>[] {
  const { t } = useTranslation();
  const word = useWord();
  return [
    {
      id: 'sku',
      label: t('settings.sku'),
      whole: true,
      narrow: true,
      cell: (row) => row.sku,
      text: (row) => row.sku,
    },
    { id: 'name', label: t('field.name'), narrow: true, cell: (row) => row.name, text: (row) => row.name },
    { id: 'unit', label: t('settings.unit'), cell: (row) => word(row.unit), text: (row) => row.unit },
    {
      id: 'tax_class',
      label: t('settings.taxClass'),
      cell: (row) => word(row.tax_class),
      text: (row) => word(row.tax_class),
    },
    {
      id: 'product_group',
      label: t('field.product_group'),
      cell: (row) => row.product_group,
      text: (row) => row.product_group ?? '',
    },
    {
      id: 'active',
      label: t('settings.active'),
      narrow: true,
      cell: (row) => <Status code={row.active ? 'active' : 'inactive'} />,
      text: (row) => word(row.active ? 'active' : 'inactive'),
    },
  ];
}
