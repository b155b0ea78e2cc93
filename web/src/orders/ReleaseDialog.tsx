import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDesk } from '../shell/entity';
import { Dialog } from '../ui/Dialog';
import { useWrite } from '../ui/useWrite';
import { release } from './actions';

interface Props {
  holds: { id: string; reason: string }[];
  close: () => void;
  done?: () => void;
}

/** Lifts holds. A credit hold that still stands needs its own permission and an explicit yes. */
export function ReleaseDialog({ holds, close, done }: Props) {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const [note, setNote] = useState('');
  const [force, setForce] = useState(false);
  const ids = holds.map((hold) => hold.id);
  const writing = useWrite((_: undefined, key: string) => release(entity, ids, note, force, key), {
    say: ({ done: count, refused }) =>
      [t('orders.done', { count }), refused > 0 ? t('orders.refusedSome', { count: refused }) : '']
        .filter(Boolean)
        .join(', '),
    done: () => {
      close();
      done?.();
    },
  });
  const credit = holds.some((hold) => hold.reason === 'credit') && may('orders.release_credit');
  return (
    <Dialog
      title={t('orders.release')}
      close={close}
      submit={() => writing.mutate(undefined)}
      submitLabel={t('orders.release')}
      pending={writing.isPending}
      error={writing.error}
    >
      <TextInput
        size="sm"
        data-autofocus
        label={t('field.note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {credit && (
        <Checkbox
          label={t('orders.force')}
          checked={force}
          onChange={(event) => setForce(event.currentTarget.checked)}
        />
      )}
    </Dialog>
  );
}
