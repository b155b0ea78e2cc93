import { useTranslation } from 'react-i18next';

import { ApiError, problemOfRefusal } from '../../api/problem';
import { useDesk, useToday } from '../../shell/entity';
import { orNull, type Values } from '../../ui/formValues';
import { FormDialog } from '../../ui/FormDialog';
import type { PriceList, PriceView } from '../edit';
import { setPrices } from './setPrices';

interface Props {
  price?: PriceView;
  lists: PriceList[];
  /** The list that is offered first. */
  list?: string;
  close: () => void;
}

/** Sets a price; one of the same list, product, quantity and first day is replaced. */
export function PriceDialog({ price, lists, list, close }: Props) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const today = useToday();
  const write = async (values: Values, key: string) => {
    const verdicts = await setPrices(
      entity,
      [
        {
          list_code: values.list_code ?? '',
          sku: (values.sku ?? '').trim(),
          min_quantity: values.min_quantity || undefined,
          unit_price: (values.unit_price ?? '').trim(),
          valid_from: values.valid_from ?? '',
          valid_to: orNull(values.valid_to),
        },
      ],
      { key },
    );
    const refusal = verdicts[0]?.refusal;
    if (refusal) throw new ApiError(problemOfRefusal(refusal));
  };
  return (
    <FormDialog
      title={t('settings.setPrice')}
      close={close}
      write={write}
      start={
        price
          ? { ...price, valid_to: price.valid_to ?? '' }
          : { list_code: list ?? lists[0]?.code ?? '', valid_from: today }
      }
      fields={[
        {
          name: 'list_code',
          label: t('settings.priceList'),
          kind: 'choice',
          options: lists.map((one) => ({ value: one.code, label: `${one.name} (${one.currency})` })),
        },
        { name: 'sku', label: t('settings.sku'), required: true },
        { name: 'unit_price', label: t('field.unitPrice'), required: true },
        { name: 'min_quantity', label: t('settings.minQuantity') },
        {
          name: 'valid_from',
          label: t('settings.validFrom'),
          kind: 'date',
          required: true,
          hint: t('settings.replaceHint'),
        },
        { name: 'valid_to', label: t('settings.validTo'), kind: 'date', hint: t('settings.validToHint') },
      ]}
    />
  );
}
