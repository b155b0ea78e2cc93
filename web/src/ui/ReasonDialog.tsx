import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Dialog } from './Dialog';
import { useWrite } from './useWrite';

interface Props<R> {
  title: string;
  close: () => void;
  danger?: boolean;
  write: (reason: string, key: string) => Promise<R>;
  done?: (result: R) => void;
  say?: (result: R) => string;
  undo?: (result: R) => ((key: string) => Promise<unknown>) | null;
}

/** Asks for the reason of what cannot be done without one. */
export function ReasonDialog<R>({ title, close, danger, write, done, say, undo }: Props<R>) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const writing = useWrite(write, {
    say,
    undo,
    done: (result) => {
      close();
      done?.(result);
    },
  });
  return (
    <Dialog
      title={title}
      close={close}
      submit={() => writing.mutate(reason)}
      submitLabel={title}
      danger={danger}
      pending={writing.isPending}
      error={writing.error}
      disabled={reason.trim() === ''}
    >
      <TextInput
        size="sm"
        data-autofocus
        required
        label={t('action.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Dialog>
  );
}
