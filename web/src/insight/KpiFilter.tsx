import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/useFormat';
import { countries } from '../start/places';
import { FilterBar } from '../ui/FilterBar';
import type { KpiDefinition } from '../api/types';

const CHANNELS = ['api', 'email', 'phone', 'edi', 'shop', 'portal', 'field', 'import'] as const;

/** What narrows key figures; of one figure only what it can be asked by. */
export function KpiFilter({ definition }: { definition?: KpiDefinition }) {
  const { t } = useTranslation();
  const { language, country } = useFormat();
  const has = (what: 'of_customers' | 'of_channels' | 'of_product_groups' | 'known_on') =>
    !definition || definition[what];
  const customers = [
    { name: 'segment', label: t('field.segment'), kind: 'text' as const },
    {
      name: 'country',
      label: t('field.country'),
      kind: 'choice' as const,
      options: countries(language).map(({ value }) => value),
      say: country,
    },
    { name: 'customer', label: t('field.customer'), kind: 'customer' as const },
  ];
  const fields = [
    ...(has('of_customers') ? customers : []),
    ...(has('of_channels')
      ? [{ name: 'channel', label: t('field.channel'), kind: 'choice' as const, options: CHANNELS }]
      : []),
    ...(has('of_product_groups')
      ? [{ name: 'product_group', label: t('field.product_group'), kind: 'text' as const }]
      : []),
    ...(has('known_on') ? [{ name: 'known_on', label: t('insight.knownOn'), kind: 'date' as const }] : []),
  ];
  return fields.length > 0 && <FilterBar fields={fields} />;
}
