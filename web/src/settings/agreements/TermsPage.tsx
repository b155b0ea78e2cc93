import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import { useApi } from '../../api/useApi';
import { useFormat } from '../../i18n/useFormat';
import { useDesk } from '../../shell/entity';
import { FilterBar } from '../../ui/FilterBar';
import { Page } from '../../ui/Page';
import { SimpleTable } from '../../ui/SimpleTable';
import { Ask, Empty } from '../../ui/States';
import { useFilters } from '../../ui/useFilters';
import type { Term } from '../edit';
import { NewTermDialog, TermDialog } from './TermDialog';

export function TermsPage() {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  const { may } = useDesk();
  const { filters } = useFilters();
  const [shown, setShown] = useState<Term | 'new' | null>(null);
  const query = useApi(['payment-terms'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/payment-terms', { params: { path: { entity } } })),
  );
  const close = () => setShown(null);
  const writes = may('agreements.write');
  const search = (filters.search ?? '').toLowerCase();
  const terms = (query.data ?? []).filter((term) => `${term.code} ${term.name}`.toLowerCase().includes(search));
  const discount = (term: Term) =>
    term.rules.discount
      ? t('settings.discountOf', {
          percent: decimal(term.rules.discount.percent),
          days: term.rules.discount.days,
        })
      : '–';
  return (
    <Page
      title={t('settings.terms')}
      actions={writes && <Button onClick={() => setShown('new')}>{t('settings.newTerm')}</Button>}
    >
      <FilterBar fields={[{ name: 'search', label: t('settings.search'), kind: 'text' }]} />
      <Ask query={query}>
        {() =>
          terms.length === 0 ? (
            <Empty />
          ) : (
            <SimpleTable
              label={t('settings.terms')}
              rows={terms}
              rowId={(row) => row.id}
              columns={[
                {
                  label: t('settings.code'),
                  narrow: true,
                  cell: (row) =>
                    writes ? (
                      <Anchor component="button" type="button" fz="inherit" onClick={() => setShown(row)}>
                        {row.code}
                      </Anchor>
                    ) : (
                      row.code
                    ),
                },
                { label: t('field.name'), narrow: true, cell: (row) => row.name },
                { label: t('field.discount'), cell: discount },
                { label: t('settings.instalments'), numeric: true, cell: (row) => row.rules.instalments.length },
              ]}
            />
          )
        }
      </Ask>
      {shown === 'new' && <NewTermDialog close={close} />}
      {shown !== null && shown !== 'new' && <TermDialog term={shown} close={close} />}
    </Page>
  );
}
