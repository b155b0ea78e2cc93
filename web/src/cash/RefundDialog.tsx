import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, idempotent, single } from '../api/client';
import type { OpenItem } from '../api/types';
import { useDesk, useToday } from '../shell/entity';
import { DateField } from '../ui/DateField';
import { Dialog } from '../ui/Dialog';
import { absolute, isSome, typedMoney } from '../ui/money';
import { useWrite } from '../ui/useWrite';

/** Gives a receipt or credit note back to the customer, or a part of it. */
export function RefundDialog({ item, close }: { item: OpenItem; close: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const today = useToday();
  const [typed, setTyped] = useState(absolute(item.residual).amount);
  const [on, setOn] = useState(today);
  const [reason, setReason] = useState('');
  const amount = typedMoney(typed, item.residual);
  const writing = useWrite(
    (_: undefined, key: string) => {
      const params = { path: { entity }, header: idempotent(key) };
      const given = [{ item: item.id, amount: amount ?? absolute(item.residual), reason, refunded_on: on }];
      return single(api.POST('/api/v1/entities/{entity}/refunds', { params, body: given }));
    },
    { done: close, say: (refund) => t('cash.refunded', { number: refund.number }) },
  );
  return (
    <Dialog
      title={t('cash.payBack')}
      submitLabel={t('cash.payBack')}
      close={close}
      submit={() => writing.mutate(undefined)}
      pending={writing.isPending}
      error={writing.error}
      disabled={!amount || !isSome(amount) || reason.trim() === ''}
    >
      <TextInput
        size="sm"
        required
        data-autofocus
        inputMode="decimal"
        label={`${t('field.amount')} (${item.currency})`}
        description={t('cash.payBackHint')}
        value={typed}
        error={amount === null}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <TextInput
        size="sm"
        required
        label={t('action.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <DateField
        size="sm"

        required
        label={t('field.posted')}
        value={on}
        onChange={setOn}
      />
    </Dialog>
  );
}
