import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent, single } from '../../api/client';
import { useApi } from '../../api/useApi';
import { useFormat } from '../../i18n/useFormat';
import { useDesk, useToday } from '../../shell/entity';
import { Day, useWord } from '../../ui/Figures';
import { FilterBar } from '../../ui/FilterBar';
import { choices, orNull, type Values } from '../../ui/formValues';
import { FormDialog } from '../../ui/FormDialog';
import { Page } from '../../ui/Page';
import { SimpleTable } from '../../ui/SimpleTable';
import { Ask, Empty } from '../../ui/States';
import { useFilters } from '../../ui/useFilters';
import { oneOf, TAX_CLASSES, type TaxRate } from '../edit';

/** Categories of EN 16931, as invoices name them. */
const CATEGORIES: TaxRate['category'][] = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'];

export function TaxRatesPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { decimal } = useFormat();
  const { may } = useDesk();
  const { filters } = useFilters();
  const [shown, setShown] = useState<TaxRate | 'new' | null>(null);
  const writes = may('agreements.write');
  const query = useApi(['tax-rates'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/tax-rates', { params: { path: { entity } } })),
  );
  const rates = (query.data ?? []).filter(
    (rate) =>
      rate.country.includes((filters.country ?? '').toUpperCase()) &&
      (filters.tax_class === undefined || rate.tax_class === filters.tax_class),
  );
  return (
    <Page
      title={t('settings.taxes')}
      actions={writes && <Button onClick={() => setShown('new')}>{t('settings.setTaxRate')}</Button>}
    >
      <FilterBar
        fields={[
          { name: 'country', label: t('field.country'), kind: 'text' },
          { name: 'tax_class', label: t('settings.taxClass'), kind: 'choice', options: TAX_CLASSES },
        ]}
      />
      <Ask query={query}>
        {() =>
          rates.length === 0 ? (
            <Empty>{t('state.emptyFiltered')}</Empty>
          ) : (
            <SimpleTable
              label={t('settings.taxes')}
              rows={rates}
              rowId={(row) => row.id}
              columns={[
                {
                  label: t('field.country'),
                  narrow: true,
                  cell: (row) =>
                    writes ? (
                      <Anchor component="button" type="button" fz="inherit" onClick={() => setShown(row)}>
                        {row.country}
                      </Anchor>
                    ) : (
                      row.country
                    ),
                },
                { label: t('settings.taxClass'), narrow: true, cell: (row) => word(row.tax_class) },
                { label: t('settings.category'), cell: (row) => t(`settings.category_${row.category}`) },
                { label: t('settings.validFrom'), narrow: true, cell: (row) => <Day value={row.valid_from} /> },
                { label: t('settings.validTo'), cell: (row) => <Day value={row.valid_to} /> },
                { label: t('field.percent'), numeric: true, narrow: true, cell: (row) => decimal(row.percent) },
              ]}
            />
          )
        }
      </Ask>
      {shown && <TaxRateDialog rate={shown === 'new' ? undefined : shown} close={() => setShown(null)} />}
    </Page>
  );
}

/** Sets a rate; one of the same country, class and first day is replaced. */
function TaxRateDialog({ rate, close }: { rate?: TaxRate; close: () => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity, entity: company } = useDesk();
  const today = useToday();
  const write = (values: Values, key: string) =>
    single(
      api.POST('/api/v1/entities/{entity}/tax-rates', {
        params: { path: { entity }, header: idempotent(key) },
        body: [
          {
            country: (values.country ?? '').trim().toUpperCase(),
            tax_class: oneOf(TAX_CLASSES, values.tax_class) ?? 'standard',
            category: oneOf(CATEGORIES, values.category) ?? null,
            percent: (values.percent ?? '').trim().replace(',', '.'),
            valid_from: values.valid_from ?? '',
            valid_to: orNull(values.valid_to),
            note: orNull(values.note),
          },
        ],
      }),
    );
  return (
    <FormDialog
      title={t('settings.setTaxRate')}
      close={close}
      write={write}
      start={
        rate
          ? { ...rate, note: rate.note ?? '', valid_to: rate.valid_to ?? '' }
          : { country: company.country, tax_class: 'standard', category: 'S', valid_from: today }
      }
      fields={[
        { name: 'country', label: t('field.country'), required: true },
        { name: 'tax_class', label: t('settings.taxClass'), kind: 'choice', options: choices(TAX_CLASSES, word) },
        { name: 'percent', label: t('field.percent'), required: true },
        {
          name: 'category',
          label: t('settings.category'),
          kind: 'choice',
          options: choices(CATEGORIES, (code) => t(`settings.category_${code}`)),
        },
        {
          name: 'valid_from',
          label: t('settings.validFrom'),
          kind: 'date',
          required: true,
          hint: t('settings.replaceHint'),
        },
        { name: 'valid_to', label: t('settings.validTo'), kind: 'date', hint: t('settings.validToHint') },
        { name: 'note', label: t('settings.taxNote'), kind: 'long', hint: t('settings.taxNoteHint') },
      ]}
    />
  );
}
