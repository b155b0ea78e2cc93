import { Badge, Button } from '@mantine/core';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../../api/client';
import type { Entity } from '../../api/types';
import { useDesk } from '../../shell/entity';
import { entitiesQuery, sessionQuery } from '../../shell/session';
import { useWord } from '../../ui/Figures';
import type { FormField } from '../../ui/Form';
import { orNull, type Values } from '../../ui/formValues';
import { FormDialog } from '../../ui/FormDialog';
import { Page } from '../../ui/Page';
import { SimpleTable } from '../../ui/SimpleTable';
import { entityFields, givenMaster } from './entityForm';

/** All legal entities that one may see. */
export function EntitiesPage() {
  const { t } = useTranslation();
  const { id, may } = useDesk();
  const [adding, setAdding] = useState(false);
  const { data: entities } = useSuspenseQuery(entitiesQuery);
  return (
    <Page
      title={t('settings.entities')}
      actions={may('entities.write') && <Button onClick={() => setAdding(true)}>{t('settings.newEntity')}</Button>}
    >
      <SimpleTable
        label={t('settings.entities')}
        rows={entities}
        rowId={(row) => row.id}
        columns={[
          {
            label: t('settings.code'),
            narrow: true,
            cell: (row) => <Link to={`/${encodeURIComponent(row.code)}/settings`}>{row.code}</Link>,
          },
          {
            label: t('field.name'),
            narrow: true,
            cell: (row) => (
              <>
                {row.name} {row.id === id && <Badge>{t('settings.here')}</Badge>}
              </>
            ),
          },
          { label: t('field.country'), cell: (row) => row.country },
          { label: t('field.currency'), narrow: true, cell: (row) => row.base_currency },
          { label: t('field.vatId'), cell: (row) => row.vat_id ?? '–' },
        ]}
      />
      {adding && <EntityDialog close={() => setAdding(false)} />}
    </Page>
  );
}

/** Sets a legal entity up with its first bank account; the rest comes along and can be changed. */
function EntityDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const write = async (values: Values, key: string): Promise<Entity> => {
    const made = await body(
      api.POST('/api/v1/entities', {
        params: { header: idempotent(key) },
        body: {
          entity: {
            ...givenMaster(values),
            code: (values.code ?? '').trim(),
            country: (values.country ?? '').trim().toUpperCase(),
            base_currency: (values.base_currency ?? '').trim().toUpperCase(),
          },
          bank: { name: values.bank_name ?? '', account_no: values.account_no ?? '', bic: orNull(values.bic) },
        },
      }),
    );
    await queries.invalidateQueries({ queryKey: entitiesQuery.queryKey });
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    return made;
  };
  const fixed: FormField[] = [
    { name: 'code', label: t('settings.code'), required: true, hint: t('settings.codeHint') },
    { name: 'country', label: t('field.country'), required: true, hint: t('settings.countryHint') },
    { name: 'base_currency', label: t('field.currency'), required: true, hint: t('settings.currencyHint') },
  ];
  const bank: FormField[] = [
    { name: 'bank_name', label: t('settings.bankName'), required: true },
    { name: 'account_no', label: t('settings.accountNo'), required: true },
    { name: 'bic', label: t('settings.bic') },
  ];
  return (
    <FormDialog
      title={t('settings.newEntity')}
      size="xl"
      close={close}
      write={write}
      done={(made) => void navigate({ to: `/${encodeURIComponent(made.code)}/settings` })}
      start={{
        language: 'en',
        time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        bank_name: t('settings.bankAccount'),
      }}
      fields={[...fixed, ...entityFields(t, word), ...bank]}
    />
  );
}
