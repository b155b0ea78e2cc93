import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../../api/client';
import { today } from '../../insight/period';
import { useDesk } from '../../shell/entity';
import { orNull, type FormField, type Values } from '../../ui/Form';
import { FormDialog } from '../../ui/FormDialog';
import { editing, type PriceList } from '../edit';

/** Adds a price list or changes one; its currency and whom it is for stay for good. */
export function PriceListDialog({ list, close }: { list?: PriceList; close: () => void }) {
  const { t } = useTranslation();
  const { id: entity, entity: company } = useDesk();
  const write = (values: Values, key: string) => {
    const given = { name: orNull(values.name), valid_to: orNull(values.valid_to) };
    if (list) {
      return body(
        api.PATCH('/api/v1/entities/{entity}/price-lists/{list}', {
          params: { path: { entity, list: list.id } },
          headers: editing(key, list.version),
          body: { ...given, valid_from: values.valid_from },
        }),
      );
    }
    const customer = orNull(values.customer);
    return body(
      api.POST('/api/v1/entities/{entity}/price-lists', {
        params: { path: { entity }, header: idempotent(key) },
        body: {
          ...given,
          code: values.code ?? '',
          currency: values.currency ?? '',
          valid_from: values.valid_from ?? '',
          segment: orNull(values.segment),
          customer: customer === null ? null : { number: customer },
        },
      }),
    );
  };
  const fixed: FormField[] = [
    { name: 'code', label: t('settings.code'), required: true },
    { name: 'currency', label: t('field.currency'), required: true },
    { name: 'segment', label: t('field.segment'), hint: t('settings.segmentHint') },
    { name: 'customer', label: t('settings.customerNumber'), hint: t('settings.customerHint') },
  ];
  return (
    <FormDialog
      title={list ? list.code : t('settings.newPriceList')}
      close={close}
      write={write}
      start={
        list
          ? { name: list.name, valid_from: list.valid_from, valid_to: list.valid_to ?? '' }
          : { currency: company.base_currency, valid_from: today() }
      }
      fields={[
        ...(list ? [] : fixed),
        { name: 'name', label: t('field.name') },
        { name: 'valid_from', label: t('settings.validFrom'), kind: 'date', required: true },
        { name: 'valid_to', label: t('settings.validTo'), kind: 'date' },
      ]}
    />
  );
}
