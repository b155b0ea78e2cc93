import type { TextInputProps } from '@mantine/core';

import { api, body } from '../api/client';
import { useApi } from '../api/useApi';
import { useDesk } from '../shell/entity';
import { TypeAhead, type Choice } from '../ui/TypeAhead';

interface Product extends Choice {
  unit: string;
}

async function findProducts(entity: string, search: string): Promise<Product[]> {
  const { items } = await body(
    api.GET('/api/v1/entities/{entity}/products', {
      params: { path: { entity }, query: { search: search || undefined, active: true, limit: 8 } },
    }),
  );
  return items.map((one) => ({ id: one.id, label: one.name, hint: one.sku, unit: one.unit }));
}

/** The product with a number; `null` when there is none. */
export function useProduct(sku: string): Product | null | undefined {
  const { may } = useDesk();
  const wanted = sku.trim();
  const query = useApi(
    ['type-ahead', 'product', wanted],
    (entity) => findProducts(entity, wanted),
    wanted !== '' && may('agreements.read'),
  );
  if (wanted === '' || !query.data) return undefined;
  return query.data.find((one) => one.hint.toLowerCase() === wanted.toLowerCase()) ?? null;
}

interface Props extends Omit<TextInputProps, 'value' | 'onChange'> {
  sku: string;
  onChange: (sku: string) => void;
}

/** Picks a product by number or name; an unknown number stays, for the server to name. */
export function ProductField({ sku, onChange, ...field }: Props) {
  return (
    <TypeAhead
      {...field}
      kind="product"
      find={findProducts}
      shown={sku}
      pick={(choice) => onChange(choice?.hint ?? '')}
      takeText={onChange}
    />
  );
}
