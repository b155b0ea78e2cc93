import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../../api/client';
import { useDesk, useToday } from '../../shell/entity';
import { EditDialog } from '../../ui/EditDialog';
import type { FormField } from '../../ui/Form';
import { orNull, type Values } from '../../ui/formValues';
import { FormDialog } from '../../ui/FormDialog';
import { editing, readAgain, type PriceList } from '../edit';

/** Adds a price list; its currency and whom it is for stay for good. */
export function NewPriceListDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { id: entity, entity: company } = useDesk();
  const today = useToday();
  const fields = useFields();
  const write = (values: Values, key: string) => {
    const customer = orNull(values.customer);
    return body(
      api.POST('/api/v1/entities/{entity}/price-lists', {
        params: { path: { entity }, header: idempotent(key) },
        body: {
          ...given(values),
          code: (values.code ?? '').trim(),
          currency: (values.currency ?? '').trim().toUpperCase(),
          segment: orNull(values.segment),
          customer: customer === null ? null : { number: customer },
        },
      }),
    );
  };
  return (
    <FormDialog
      title={t('settings.newPriceList')}
      close={close}
      write={write}
      start={{ currency: company.base_currency, valid_from: today }}
      fields={[
        { name: 'code', label: t('settings.code'), required: true },
        { name: 'currency', label: t('field.currency'), required: true },
        { name: 'segment', label: t('field.segment'), hint: t('settings.segmentHint') },
        { name: 'customer', label: t('settings.customerNumber'), hint: t('settings.customerHint') },
        ...fields,
      ]}
    />
  );
}

/** Changes the name of a price list, or when it holds. */
export function PriceListDialog({ list, close }: { list: PriceList; close: () => void }) {
  const { id: entity } = useDesk();
  const fields = useFields();
  return (
    <EditDialog
      title={list.code}
      close={close}
      seen={list}
      object={list.id}
      start={{ name: list.name, valid_from: list.valid_from, valid_to: list.valid_to ?? '' }}
      fields={fields}
      change={given}
      read={() =>
        readAgain(list, (after) =>
          body(api.GET('/api/v1/entities/{entity}/price-lists', { params: { path: { entity }, query: { after } } })),
        )
      }
      write={(change, version, key) =>
        body(
          api.PATCH('/api/v1/entities/{entity}/price-lists/{list}', {
            params: { path: { entity, list: list.id } },
            headers: editing(key, version),
            body: change,
          }),
        )
      }
    />
  );
}

function given(values: Values) {
  return { name: orNull(values.name), valid_from: values.valid_from ?? '', valid_to: orNull(values.valid_to) };
}

function useFields(): FormField[] {
  const { t } = useTranslation();
  return [
    { name: 'name', label: t('field.name') },
    { name: 'valid_from', label: t('settings.validFrom'), kind: 'date', required: true },
    { name: 'valid_to', label: t('settings.validTo'), kind: 'date' },
  ];
}
