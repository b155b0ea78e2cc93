import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ChangeLine, OrderLine, OrderView } from '../api/types';
import { typedDecimal } from '../i18n/typed';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Dialog } from '../ui/Dialog';
import { Status } from '../ui/Figures';
import { TrialNote } from '../ui/TrialNote';
import { useTrial } from '../ui/useTrial';
import { useWrite } from '../ui/useWrite';
import { mend } from './actions';
import { ProductField } from './ProductField';
import { useBatchWords } from './useBatchWords';

const CHOICES = ['keep', 'agreed', 'customers', 'of'] as const;
type Choice = (typeof CHOICES)[number];

/** Names the product that is meant on a line of a held order, or decides its price. */
export function MendLineDialog({ order, line, close }: { order: OrderView; line: OrderLine; close: () => void }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { id: entity } = useDesk();
  const say = useBatchWords();
  const [sku, setSku] = useState(line.sku);
  const [choice, setChoice] = useState<Choice>('keep');
  const [price, setPrice] = useState('');
  const [discount, setDiscount] = useState('');
  const [reason, setReason] = useState('');
  const prices = {
    keep: null,
    agreed: 'agreed' as const,
    customers: 'customers' as const,
    of: { of: { unit_price: typedDecimal(price, language) } },
  };
  const change: ChangeLine = {
    order: order.id,
    line_no: line.line_no,
    sku: sku.trim() === line.sku ? null : sku.trim(),
    price: prices[choice],
    discount: discount.trim() === '' ? null : typedDecimal(discount, language),
    reason: reason.trim() || null,
  };
  const asked = change.sku !== null || choice !== 'keep' || change.discount !== null;
  const ready = asked && (choice !== 'of' || price.trim() !== '');
  const trial = useTrial('mend', [change], (changes, key) => mend(entity, changes, { key, trial: true }), ready);
  const writing = useWrite((_: undefined, key: string) => mend(entity, [change], { key }), { say, done: close });
  const after = ready ? trial.data?.results[0]?.status : undefined;
  return (
    <Dialog
      title={t('orders.mendLine', { number: line.line_no })}
      close={close}
      submit={() => writing.mutate(undefined)}
      pending={writing.isPending}
      error={writing.error}
      disabled={!ready}
    >
      <ProductField label={t('field.product')} size="sm" sku={sku} onChange={setSku} data-autofocus />
      <Radio.Group
        label={t('field.unitPrice')}
        value={choice}
        onChange={(value) => setChoice(CHOICES.find((one) => one === value) ?? 'keep')}
      >
        <Stack gap={6} mt={4}>
          {CHOICES.map((one) => (
            <Radio key={one} value={one} label={t(`orders.price_${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {choice === 'of' && (
        <TextInput
          size="sm"
          inputMode="decimal"
          label={`${t('field.unitPrice')} (${order.gross.currency})`}
          value={price}
          onChange={(event) => setPrice(event.currentTarget.value)}
        />
      )}
      <TextInput
        size="sm"
        inputMode="decimal"
        label={t('orders.lineDiscount')}
        value={discount}
        onChange={(event) => setDiscount(event.currentTarget.value)}
      />
      <TextInput
        size="sm"
        label={t('orders.priceWhy')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {ready && !writing.error && (
        <TrialNote trial={trial}>
          {after && (
            <Text size="sm" component="div" role="status">
              {t('orders.thenIs')} <Status code={after} />
            </Text>
          )}
        </TrialNote>
      )}
    </Dialog>
  );
}
