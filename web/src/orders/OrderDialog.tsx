import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDesk } from '../shell/entity';
import { DateField } from '../ui/DateField';
import { Dialog } from '../ui/Dialog';
import { useWrite } from '../ui/useWrite';
import { acknowledge, cancel, refuse } from './actions';

export type OrderAct = 'acknowledge' | 'cancel' | 'refuse';

interface Props {
  kind: OrderAct;
  orders: { id: string; number: string }[];
  close: () => void;
  done?: () => void;
}

/** Acknowledges, cancels or refuses orders, one or many. */
export function OrderDialog({ kind, orders, close, done }: Props) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [text, setText] = useState('');
  const ids = orders.map((order) => order.id);
  const acts = { acknowledge, cancel, refuse };
  const writing = useWrite((given: string, key: string) => acts[kind](entity, ids, given, key), {
    say: ({ done: count, refused }) =>
      [t('orders.done', { count }), refused > 0 ? t('orders.refusedSome', { count: refused }) : '']
        .filter(Boolean)
        .join(', '),
    done: () => {
      close();
      done?.();
    },
  });
  const dated = kind === 'acknowledge';
  return (
    <Dialog
      title={t(`orders.${kind}`)}
      close={close}
      submit={() => writing.mutate(text)}
      submitLabel={t(`orders.${kind}`)}
      pending={writing.isPending}
      error={writing.error}
      danger={!dated}
      disabled={!dated && text.trim() === ''}
    >
      <Text size="sm">{orders.map((order) => order.number).join(', ')}</Text>
      {dated ? (
        <DateField
          size="sm"
          autoFocus
          label={t('orders.confirmedOn')}
          description={t('orders.confirmedHint')}
          value={text}
          onChange={setText}
        />
      ) : (
        <TextInput
          size="sm"
          data-autofocus
          required
          label={t('action.reason')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
    </Dialog>
  );
}
