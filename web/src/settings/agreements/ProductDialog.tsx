import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../../api/client';
import { useDesk } from '../../shell/entity';
import { useWord } from '../../ui/Figures';
import { choices, type Values } from '../../ui/Form';
import { FormDialog } from '../../ui/FormDialog';
import { editing, oneOf, TAX_CLASSES, type Product } from '../edit';

/** Adds a product or changes one; its article number stays for good. */
export function ProductDialog({ product, close }: { product?: Product; close: () => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity } = useDesk();
  const write = async (values: Values, key: string) => {
    const given = {
      name: values.name ?? '',
      unit: values.unit || undefined,
      tax_class: oneOf(TAX_CLASSES, values.tax_class),
    };
    if (!product) {
      const params = { path: { entity }, header: idempotent(key) };
      const made = { ...given, sku: values.sku ?? '' };
      await api.POST('/api/v1/entities/{entity}/products', { params, body: made });
      return;
    }
    const params = { path: { entity, product: product.id } };
    await body(
      api.PATCH('/api/v1/entities/{entity}/products/{product}', {
        params,
        headers: editing(key, product.version),
        body: { ...given, active: values.active === 'yes' },
      }),
    );
  };
  return (
    <FormDialog
      title={product ? product.sku : t('settings.newProduct')}
      close={close}
      write={write}
      start={{
        name: product?.name ?? '',
        unit: product?.unit ?? 'C62',
        tax_class: product?.tax_class ?? 'standard',
        active: product?.active ? 'yes' : '',
      }}
      fields={[
        ...(product ? [] : [{ name: 'sku', label: t('settings.sku'), required: true }]),
        { name: 'name', label: t('field.name'), required: true },
        { name: 'unit', label: t('settings.unit'), required: true, hint: t('settings.unitHint') },
        {
          name: 'tax_class',
          label: t('settings.taxClass'),
          kind: 'choice' as const,
          options: choices(TAX_CLASSES, word),
        },
        ...(product ? [{ name: 'active', label: t('settings.activeProduct'), kind: 'switch' as const }] : []),
      ]}
    />
  );
}
