import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, idempotent } from '../api/client';
import type { OpenItem } from '../api/types';
import { today } from '../insight/period';
import { count } from '../orders/actions';
import { useDesk } from '../shell/entity';
import { DateField } from '../ui/DateField';
import { Dialog } from '../ui/Dialog';
import { Amount, useWord } from '../ui/Figures';
import { SimpleTable } from '../ui/SimpleTable';
import { useWrite } from '../ui/useWrite';

const REASONS = ['small_difference', 'bank_charge', 'goodwill', 'bad_debt'] as const;

interface Props {
  items: OpenItem[];
  close: () => void;
  done?: () => void;
}

/** Gives up what is left of items, for a reason. The server keeps to the limits. */
export function WriteOffDialog({ items, close, done }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity } = useDesk();
  const [reason, setReason] = useState<(typeof REASONS)[number]>('small_difference');
  const [note, setNote] = useState('');
  const [on, setOn] = useState(today());
  const writing = useWrite(
    (_: undefined, key: string) => {
      const params = { path: { entity }, header: idempotent(key) };
      const given = items.map((item) => ({ item: item.id, amount: item.residual, reason, note: note || null, on }));
      return count(api.POST('/api/v1/entities/{entity}/write-offs', { params, body: given }));
    },
    {
      say: (result) => t('orders.done', { count: result.done }),
      done: () => {
        close();
        done?.();
      },
    },
  );
  return (
    <Dialog
      title={t('receivables.writeOff')}
      close={close}
      submit={() => writing.mutate(undefined)}
      pending={writing.isPending}
      error={writing.error}
      danger
    >
      <SimpleTable
        label={t('nav.openItems')}
        rows={items}
        rowId={(item) => item.id}
        columns={[
          { label: t('field.number'), narrow: true, cell: (item) => item.number },
          { label: t('field.residual'), numeric: true, narrow: true, cell: (item) => <Amount value={item.residual} /> },
        ]}
      />
      <NativeSelect
        size="sm"
        label={t('action.reason')}
        value={reason}
        data={REASONS.map((value) => ({ value, label: word(value) }))}
        onChange={(event) => setReason(REASONS.find((one) => one === event.currentTarget.value) ?? reason)}
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
