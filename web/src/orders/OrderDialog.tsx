import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { DraftDocument } from '../invoicing/DraftDocument';
import { useDesk } from '../shell/entity';
import { DateField } from '../ui/DateField';
import { Dialog } from '../ui/Dialog';
import { TrialNote } from '../ui/TrialNote';
import { useTrial } from '../ui/useTrial';
import { useWrite } from '../ui/useWrite';
import { acknowledge, cancel, refuse } from './actions';
import { useBatchWords } from './useBatchWords';

export type OrderAct = 'acknowledge' | 'cancel' | 'refuse';

interface Props {
  kind: OrderAct;
  orders: { id: string; number: string }[];
  close: () => void;
  done?: () => void;
}

/** Acknowledges, cancels or refuses orders, one or many; says before which of them it would not. */
export function OrderDialog({ kind, orders, close, done }: Props) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const say = useBatchWords();
  const [text, setText] = useState('');
  const ids = orders.map((order) => order.id);
  const [only] = orders;
  const act = { acknowledge, cancel, refuse }[kind];
  const dated = kind === 'acknowledge';
  const trial = useTrial(`orders-${kind}`, { ids, given: text }, ({ given }, key) =>
    act(entity, ids, dated ? given : given || '–', { key, trial: true }),
  );
  const writing = useWrite((given: string, key: string) => act(entity, ids, given, { key }), {
    say,
    done: () => {
      close();
      done?.();
    },
  });
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
      aside={dated && only && orders.length === 1 && <Acknowledgement order={only.id} confirmedOn={text} />}
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
      {!writing.error && <TrialNote trial={trial} />}
    </Dialog>
  );
}

/** The acknowledgement as the customer would get it. */
function Acknowledgement({ order, confirmedOn }: { order: string; confirmedOn: string }) {
  return (
    <DraftDocument
      name="acknowledgement"
      shown
      input={{ order, confirmed_on: confirmedOn || null }}
      load={(entity, request) =>
        body(
          api.POST('/api/v1/entities/{entity}/orders/acknowledge/preview', {
            params: { path: { entity } },
            body: request,
            parseAs: 'blob',
          }),
        )
      }
    />
  );
}
