import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { ChangeEffect } from '../api/types';
import { useFormat } from '../i18n/useFormat';

type Bounded = NonNullable<ChangeEffect['figures'][number]['difference']>;

/** A number with its bounds, and whether chance would do. */
export function Bounds({ value, unit }: { value: Bounded | null | undefined; unit: string }) {
  const { t } = useTranslation();
  const { decimal, glance } = useFormat();
  if (!value?.by) return <>–</>;
  return (
    <span style={{ fontWeight: value.more_than_chance ? 600 : undefined }} title={decimal(value.by)}>
      {glance(value.by)} <span className="currency">{unit}</span>
      <Text size="xs" c="dimmed">
        {t('improve.bounds', { low: glance(value.low ?? ''), high: glance(value.high ?? '') })}
        {' · '}
        {t(value.more_than_chance ? 'improve.moreThanChance' : 'improve.mayBeChance')}
      </Text>
    </span>
  );
}
