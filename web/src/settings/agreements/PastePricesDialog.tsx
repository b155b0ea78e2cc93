import { Badge, Group, NativeSelect, Text, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApi } from '../../api/useApi';
import { useFormat } from '../../i18n/useFormat';
import { useDesk, useToday } from '../../shell/entity';
import { DateField } from '../../ui/DateField';
import { Dialog } from '../../ui/Dialog';
import { SimpleTable } from '../../ui/SimpleTable';
import { ProblemView } from '../../ui/States';
import { useWrite } from '../../ui/useWrite';
import type { NewPrice, PriceList } from '../edit';
import { readPasted } from './paste';
import { setPrices } from './setPrices';

/** How many lines are shown; all are tried and set. */
const SHOWN = 50;

/** Sets prices out of a spreadsheet; the server tries them first and says what is wrong with which. */
export function PastePricesDialog({ lists, list, close }: { lists: PriceList[]; list?: string; close: () => void }) {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  const { id: entity } = useDesk();
  const today = useToday();
  const [text, setText] = useState('');
  const [given, setGiven] = useState({ list_code: list ?? lists[0]?.code ?? '', valid_from: today });
  const [pasted] = useDebouncedValue(text, 300);
  const lines = readPasted(pasted, given);
  const prices = lines.map((line) => line.price).filter((price): price is NewPrice => price !== null);
  const trial = useApi(['prices-trial', prices], () => setPrices(entity, prices, { trial: true }), prices.length > 0);
  const verdicts = new Map(prices.map((price, index) => [price, trial.data?.[index]]));
  const good = prices.filter((price) => verdicts.get(price)?.refusal === null);
  const writing = useWrite((_: undefined, key: string) => setPrices(entity, good, { key }), {
    done: close,
    say: (done) => t('settings.pricesSet', { count: done.filter((verdict) => !verdict.refusal).length }),
  });
  return (
    <Dialog
      title={t('settings.paste')}
      size="xl"
      close={close}
      submit={() => writing.mutate(undefined)}
      submitLabel={t('settings.setPrices', { count: good.length })}
      pending={writing.isPending}
      error={writing.error}
      disabled={good.length === 0 || pasted !== text}
    >
      <Group grow align="start">
        <NativeSelect
          size="sm"
          label={t('settings.priceList')}
          value={given.list_code}
          data={lists.map((one) => ({ value: one.code, label: `${one.name} (${one.currency})` }))}
          onChange={(event) => setGiven({ ...given, list_code: event.currentTarget.value })}
        />
        <DateField
          size="sm"
          required
          label={t('settings.validFrom')}
          value={given.valid_from}
          onChange={(valid_from) => setGiven({ ...given, valid_from })}
        />
      </Group>
      <Textarea
        size="sm"
        data-autofocus
        autosize
        minRows={4}
        maxRows={8}
        label={t('settings.pasted')}
        description={t('settings.pastedHint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {trial.error && <ProblemView error={trial.error} />}
      {lines.length > 0 && (
        <SimpleTable
          label={t('settings.prices')}
          rows={lines.slice(0, SHOWN)}
          rowId={(row) => row.line}
          columns={[
            { label: t('field.line'), numeric: true, cell: (row) => row.line },
            { label: t('settings.sku'), narrow: true, cell: (row) => row.price?.sku ?? row.text },
            { label: t('settings.minQuantity'), numeric: true, cell: (row) => decimal(row.price?.min_quantity ?? '') },
            {
              label: t('field.unitPrice'),
              numeric: true,
              narrow: true,
              cell: (row) => decimal(row.price?.unit_price ?? ''),
            },
            {
              label: t('settings.verdict'),
              narrow: true,
              cell: (row) => {
                if (!row.price) return <Badge color="red">{t('settings.noPrice')}</Badge>;
                const refusal = verdicts.get(row.price)?.refusal;
                if (refusal === undefined) return '…';
                return refusal ? (
                  <Text size="xs" c="var(--mantine-color-error)">
                    {refusal.detail}. {refusal.remedy}
                  </Text>
                ) : (
                  <Badge color="teal">{t('settings.good')}</Badge>
                );
              },
            },
          ]}
        />
      )}
      {lines.length > SHOWN && (
        <Text size="xs" c="dimmed">
          {t('settings.moreLines', { count: lines.length - SHOWN })}
        </Text>
      )}
    </Dialog>
  );
}
