import { Group, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent, refusalsOf } from '../api/client';
import type { OpenItem } from '../api/types';
import { sumMoney } from '../i18n/format';
import { latest } from '../insight/period';
import { useDesk, useToday } from '../shell/entity';
import { AskSignOff } from '../signoff/AskSignOff';
import { DateField } from '../ui/DateField';
import { Dialog } from '../ui/Dialog';
import { Amount } from '../ui/Figures';
import { isSome, nil, remainder, typedMoney } from '../ui/money';
import { MoneyInput } from '../ui/MoneyInput';
import { SimpleTable } from '../ui/SimpleTable';
import { pairUp, type Pair } from './pairing';
import { useBatch } from './useBatch';

interface Props {
  items: OpenItem[];
  close: () => void;
  done: () => void;
}

interface Draft extends Pair {
  typed: string;
}

/** Pairs selected claims with selected credits; each pair's amount can be changed. */
export function AllocateDialog({ items, close, done }: Props) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const today = useToday();
  const [on, setOn] = useState(latest(today, ...items.map((item) => item.posted_on)));
  // What was allocated last, so that it can be undone at once.
  const made = useRef<string[]>([]);
  const known = new Map(items.map((item) => [item.id, item]));
  const start = pairUp(items).map((pair): Draft => ({ ...pair, typed: pair.amount.amount }));
  const amountOf = (row: Draft) => typedMoney(row.typed || '0', row.amount);
  const asked = (row: Draft) => {
    const { debit, credit, amount } = row;
    return { debit, credit, amount: amountOf(row) ?? amount, on };
  };
  const { rows, refusals, change, writing, unsigned, leave } = useBatch<Draft>(
    start,
    (given, key) => {
      const params = { path: { entity }, header: idempotent(key) };
      const pairs = given.map(asked);
      return body(api.POST('/api/v1/entities/{entity}/allocations', { params, body: pairs })).then(({ verdicts }) => {
        made.current = verdicts.flatMap((one) => one.result ?? []);
        return verdicts.map((one) => one.refusal ?? null);
      });
    },
    () => {
      close();
      done();
    },
    () => {
      const allocations = made.current;
      if (allocations.length === 0) return null;
      const given = { allocations, on, reason: t('action.undoReason') };
      return (key) =>
        refusalsOf(
          api.POST('/api/v1/entities/{entity}/allocations/undo', {
            params: { path: { entity }, header: idempotent(key) },
            body: given,
          }),
        );
    },
  );
  const wanted = rows.filter((row) => isSome(amountOf(row) ?? nil(row.amount)));
  return (
    <Dialog
      title={t('receivables.allocate')}
      submitLabel={t('receivables.allocate')}
      close={close}
      submit={() => writing.mutate(wanted)}
      pending={writing.isPending}
      error={writing.error}
      disabled={wanted.length === 0 || rows.some((row) => !amountOf(row))}
      size="xl"
    >
      <Text size="sm" c="dimmed">
        {t(start.length === 0 ? 'receivables.pickCredit' : 'receivables.allocateHint')}
      </Text>
      {rows.length > 0 && (
        <SimpleTable
          label={t('receivables.allocations')}
          rows={rows}
          rowId={(pair) => pair.debit + pair.credit}
          columns={[
            { label: t('word.claims'), narrow: true, cell: (pair) => known.get(pair.debit)?.number },
            { label: t('field.credit'), narrow: true, cell: (pair) => known.get(pair.credit)?.number },
            {
              label: t('field.residual'),
              numeric: true,
              cell: (pair) => <Amount value={known.get(pair.debit)?.residual ?? pair.amount} />,
            },
            {
              label: t('field.amount'),
              numeric: true,
              narrow: true,
              cell: (pair) => (
                <MoneyInput
                  label={`${t('field.amount')} ${known.get(pair.debit)?.number}`}
                  like={pair.amount}
                  value={pair.typed}
                  error={refusals.get(pair)?.detail}
                  onChange={(typed) => change(pair, { ...pair, typed })}
                />
              ),
            },
          ]}
        />
      )}
      {unsigned[0] && (
        <AskSignOff
          commands={unsigned.map((row) => ({ allocate: asked(row) }))}
          detail={refusals.get(unsigned[0])?.detail ?? ''}
          done={() => leave(unsigned)}
        />
      )}
      <Group justify="space-between" align="end">
        <DateField
          size="sm"

          required
          label={t('field.posted')}
          value={on}
          onChange={setOn}
        />
        <Left items={items} rows={rows.map((row) => ({ ...row, amount: amountOf(row) ?? nil(row.amount) }))} />
      </Group>
    </Dialog>
  );
}

/** What is allocated in all, and what of the selected credits is left. */
function Left({ items, rows }: { items: OpenItem[]; rows: Pair[] }) {
  const { t } = useTranslation();
  const total = sumMoney(rows.map((row) => row.amount));
  const credits = items.filter((item) => rows.some((row) => row.credit === item.id));
  const free = sumMoney(credits.map((item) => item.residual));
  if (!total || !free) return null;
  const left = remainder(free, [{ ...total, amount: `-${total.amount}` }]);
  return (
    <Text size="sm" component="div" ta="right" aria-live="polite">
      <div>
        {t('list.sum')} <Amount value={total} strong />
      </div>
      <div>
        {t('receivables.creditLeft')} <Amount value={left} />
      </div>
    </Text>
  );
}
