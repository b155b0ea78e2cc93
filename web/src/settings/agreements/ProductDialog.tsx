import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../../api/client';
import { useDesk } from '../../shell/entity';
import { EditDialog } from '../../ui/EditDialog';
import { useWord } from '../../ui/Figures';
import type { FormField } from '../../ui/Form';
import { choices, type Values } from '../../ui/formValues';
import { FormDialog } from '../../ui/FormDialog';
import { editing, oneOf, TAX_CLASSES, type Product } from '../edit';

/** Adds a product. */
export function NewProductDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const fields = useFields();
  return (
    <FormDialog
      title={t('settings.newProduct')}
      close={close}
      start={{ unit: 'C62', tax_class: 'standard' }}
      fields={[{ name: 'sku', label: t('settings.sku'), required: true }, ...fields]}
      write={(values, key) =>
        api.POST('/api/v1/entities/{entity}/products', {
          params: { path: { entity }, header: idempotent(key) },
          body: { ...given(values), sku: (values.sku ?? '').trim() },
        })
      }
    />
  );
}

/** Changes a product; its article number stays for good. */
export function ProductDialog({ product, close }: { product: Product; close: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const fields = useFields();
  const params = { path: { entity, product: product.id } };
  return (
    <EditDialog
      title={product.sku}
      close={close}
      seen={product}
      object={product.id}
      start={{
        name: product.name,
        unit: product.unit,
        tax_class: product.tax_class,
        product_group: product.product_group ?? '',
        active: product.active ? 'yes' : '',
      }}
      fields={[...fields, { name: 'active', label: t('settings.activeProduct'), kind: 'switch' }]}
      change={(values) => ({ ...given(values), active: values.active === 'yes' })}
      read={() => body(api.GET('/api/v1/entities/{entity}/products/{product}', { params }))}
      write={(change, version, key) =>
        body(
          api.PATCH('/api/v1/entities/{entity}/products/{product}', {
            params,
            headers: editing(key, version),
            body: change,
          }),
        )
      }
    />
  );
}

function given(values: Values) {
  return {
    name: (values.name ?? '').trim(),
    unit: (values.unit ?? '').trim(),
    tax_class: oneOf(TAX_CLASSES, values.tax_class),
    product_group: (values.product_group ?? '').trim() || null,
  };
}

function useFields(): FormField[] {
  const { t } = useTranslation();
  const word = useWord();
  return [
    { name: 'name', label: t('field.name'), required: true },
    { name: 'unit', label: t('settings.unit'), required: true, hint: t('settings.unitHint') },
    { name: 'tax_class', label: t('settings.taxClass'), kind: 'choice', options: choices(TAX_CLASSES, word) },
    { name: 'product_group', label: t('field.product_group') },
  ];
}
