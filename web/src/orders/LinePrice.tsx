import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Money } from '../api/types';
import { useFormat } from '../i18n/useFormat';

interface Props {
  line: { unit_price: string; base_price: string; discount: string; net: Money };
}

/** The price of a line, with the discount that was taken off where there is one. */
export function LinePrice({ line }: Props) {
  const { t } = useTranslation();
  const { decimal, loose } = useFormat();
  const { currency } = line.net;
  return (
    <>
      {loose(line.unit_price, currency)}
      {line.discount !== '0' && (
        <Text size="xs" c="dimmed" component="div">
          {t('orders.lessDiscount', { base: loose(line.base_price, currency), percent: decimal(line.discount) })}
        </Text>
      )}
    </>
  );
}
