import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { BankNotification } from '../../api/types';
import { useFormat } from '../../i18n/useFormat';
import { useDesk } from '../../shell/entity';
import { compareMoney } from '../../ui/money';
import { useWrite } from '../../ui/useWrite';
import { PickEntryDialog } from '../PickEntryDialog';
import { splitEntry, undoSplit } from './notificationApi';

/** Splits the entry of a notification, or takes that back; both can be undone at once. */
export function NotificationActions({ notification }: { notification: BankNotification }) {
  const { status, reason } = notification;
  if (status === 'recognised' || reason === 'reversed') return null;
  // Where sums differ it may be another entry that is meant.
  if (status === 'waiting' || reason === 'differs') return <NameEntry notification={notification} />;
  return <SplitToggle notification={notification} />;
}

function SplitToggle({ notification }: { notification: BankNotification }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const split = notification.status === 'split';
  const put = (out: boolean, key: string) =>
    out ? splitEntry(entity, notification.id, null, key) : undoSplit(entity, notification.id, key);
  const writing = useWrite((_: undefined, key: string) => put(!split, key), {
    say: () => t(split ? 'notification.joined' : 'notification.splitDone'),
    undo: () => (key) => put(split, key),
  });
  return (
    <Button
      variant={split ? 'default' : 'filled'}
      loading={writing.isPending}
      onClick={() => writing.mutate(undefined)}
    >
      {t(split ? 'notification.undoSplit' : 'notification.split')}
    </Button>
  );
}

function NameEntry({ notification }: { notification: BankNotification }) {
  const { t } = useTranslation();
  const { money } = useFormat();
  const { id: entity } = useDesk();
  const [picking, setPicking] = useState(false);
  const { payments_sum: amount, bank_account: account } = notification;
  return (
    <>
      <Button onClick={() => setPicking(true)}>{t('notification.nameEntry')}</Button>
      {picking && (
        <PickEntryDialog
          title={t('notification.nameEntry')}
          submitLabel={t('notification.split')}
          hint={t('notification.nameHint', { amount: money(amount) })}
          fits={(one) =>
            one.bank_account === account && !one.batch && !one.parts && compareMoney(one.amount, amount) === 0
          }
          amount={amount}
          start={amount.amount}
          close={() => setPicking(false)}
          write={(entry, key) => splitEntry(entity, notification.id, entry, key)}
          undo={(key) => undoSplit(entity, notification.id, key)}
        />
      )}
    </>
  );
}
