import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { Rate } from './Rate';
import type { useExchange } from './useExchange';

/** The currency of the items that a payment pays and, where it is another one, what it comes to. */
export function ExchangeFields({ from, exchange }: { from: string; exchange: ReturnType<typeof useExchange> }) {
  const { t } = useTranslation();
  if (exchange.currencies.length === 0) return null;
  return (
    <>
      <NativeSelect
        label={t('cash.owedIn')}
        value={exchange.currency}
        data={exchange.currencies}
        onChange={(event) => exchange.choose(event.currentTarget.value)}
      />
      {exchange.needed && (
        <TextInput
          w={180}
          label={t('cash.comesTo')}
          inputMode="decimal"
          styles={{ input: { textAlign: 'right' } }}
          value={exchange.text}
          rightSection={exchange.currency}
          rightSectionWidth={52}
          error={exchange.text !== '' && exchange.exchanged === null}
          onChange={(event) => exchange.type(event.currentTarget.value)}
        />
      )}
      {exchange.rate && (
        <Text size="sm" c="dimmed" pb={6} aria-live="polite">
          <Rate from={from} to={exchange.currency} rate={exchange.rate} />
        </Text>
      )}
    </>
  );
}
