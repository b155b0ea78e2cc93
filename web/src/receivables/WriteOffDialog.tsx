import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { OpenItem, WriteOffReason } from '../api/types';
import { WRITE_OFF_REASONS } from '../cash/settling';
import { decimalsOf } from '../i18n/format';
import { useFormat } from '../i18n/useFormat';
import { latest } from '../insight/period';
import { useDesk, useToday } from '../shell/entity';
import { AskSignOff } from '../signoff/AskSignOff';
import { DateField } from '../ui/DateField';
import { Dialog } from '../ui/Dialog';
import { Amount, useWord } from '../ui/Figures';
import { absolute, fromMinor, typedMoney } from '../ui/money';
import { MoneyInput } from '../ui/MoneyInput';
import { SimpleTable } from '../ui/SimpleTable';
import { mayReverse, reverseEntries } from './reverse';
import { useBatch } from './useBatch';

interface Props {
  items: OpenItem[];
  close: () => void;
  done?: () => void;
}

/** Gives up what is left of items, or a part of it, for a reason. The server keeps to the limits. */
export function WriteOffDialog({ items, close, done }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity, may } = useDesk();
  const today = useToday();
  const [reason, setReason] = useState<WriteOffReason>('small_difference');
  const [note, setNote] = useState('');
  const [on, setOn] = useState(latest(today, ...items.map((item) => item.posted_on)));
  // What was written off last, so that it can be taken back at once.
  const made = useRef<string[]>([]);
  const start = items.map((item) => ({ item, typed: absolute(item.residual).amount }));
  const asked = ({ item, typed }: (typeof start)[number]) => {
    const amount = typedMoney(typed, item.residual) ?? absolute(item.residual);
    return { item: item.id, amount, reason, note: note.trim() || null, on };
  };
  const { rows, refusals, change, writing, unsigned, leave } = useBatch(
    start,
    (given, key) => {
      const params = { path: { entity }, header: idempotent(key) };
      const requests = given.map(asked);
      return body(api.POST('/api/v1/entities/{entity}/write-offs', { params, body: requests })).then(({ verdicts }) => {
        made.current = verdicts.flatMap((one) => one.result?.entry ?? []);
        return verdicts.map((one) => one.refusal ?? null);
      });
    },
    () => {
      close();
      done?.();
    },
    () => {
      const entries = made.current;
      if (entries.length === 0 || !mayReverse('write_off', may)) return null;
      return (key) => reverseEntries(entity, entries, t('action.undoReason'), key);
    },
  );
  return (
    <Dialog
      title={t('receivables.writeOff')}
      submitLabel={t('receivables.writeOff')}
      close={close}
      submit={() => writing.mutate(rows)}
      pending={writing.isPending}
      error={writing.error}
      disabled={rows.some(({ item, typed }) => !typedMoney(typed, item.residual))}
      size="lg"
      danger
    >
      <SimpleTable
        label={t('nav.openItems')}
        rows={rows}
        rowId={({ item }) => item.id}
        columns={[
          { label: t('field.number'), narrow: true, cell: ({ item }) => item.number },
          {
            label: t('field.residual'),
            numeric: true,
            narrow: true,
            cell: ({ item }) => <Amount value={item.residual} />,
          },
          {
            label: t('field.amount'),
            numeric: true,
            narrow: true,
            cell: (row) => (
              <MoneyInput
                label={`${t('field.amount')} ${row.item.number}`}
                like={row.item.residual}
                value={row.typed}
                error={refusals.get(row)?.detail}
                onChange={(typed) => change(row, { ...row, typed })}
              />
            ),
          },
        ]}
      />
      {unsigned[0] && (
        <AskSignOff
          commands={unsigned.map((row) => ({ write_off: asked(row) }))}
          detail={refusals.get(unsigned[0])?.detail ?? ''}
          done={() => leave(unsigned)}
        />
      )}
      <Limits currencies={[...new Set(items.map((item) => item.currency))]} />
      <NativeSelect
        size="sm"
        label={t('action.reason')}
        value={reason}
        data={WRITE_OFF_REASONS.map((value) => ({ value, label: word(value) }))}
        onChange={(event) => setReason(WRITE_OFF_REASONS.find((one) => one === event.currentTarget.value) ?? reason)}
      />
      <TextInput
        size="sm"
        label={t('field.note')}
        required={reason === 'bad_debt'}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <DateField size="sm" required label={t('field.posted')} value={on} onChange={setOn} />
    </Dialog>
  );
}

/** The most that may be written off one item, by currency. */
function Limits({ currencies }: { currencies: string[] }) {
  const { t } = useTranslation();
  const { money } = useFormat();
  const { entity } = useDesk();
  const limit = (currency: string) => {
    const foreign = entity.foreign_write_off_limits_minor[currency] ?? 0;
    const minor = currency === entity.base_currency ? entity.write_off_limit_minor : foreign;
    return money(fromMinor(minor, currency, decimalsOf(currency)));
  };
  return (
    <Text size="xs" c="dimmed">
      {t('receivables.limit', { limit: currencies.map(limit).join(', ') })}
    </Text>
  );
}
