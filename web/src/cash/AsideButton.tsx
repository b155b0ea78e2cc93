import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { BankEntry } from '../api/types';
import { useDesk } from '../shell/entity';
import { ReasonDialog } from '../ui/ReasonDialog';

/** Puts an entry aside that is no customer's payment, or takes it back. */
export function AsideButton({ entry }: { entry: BankEntry }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [asking, setAsking] = useState<boolean | null>(null);
  const aside = entry.status === 'open';
  if (entry.status !== 'open' && entry.status !== 'other') return null;
  // What was asked stays the question until it is answered, whatever the entry becomes meanwhile.
  const wanted = asking ?? aside;
  const title = (out: boolean) => t(out ? 'cash.setAside' : 'cash.takeBack');
  const put = (out: boolean, reason: string, key: string) => {
    const params = { path: { entity }, header: idempotent(key) };
    const given = { entry: entry.id, aside: out, reason };
    return body(api.POST('/api/v1/entities/{entity}/bank-entries/set-aside', { params, body: given }));
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(aside)}>
        {title(aside)}
      </Button>
      {asking !== null && (
        <ReasonDialog
          title={title(wanted)}
          close={() => setAsking(null)}
          write={(reason, key) => put(wanted, reason, key)}
          undo={() => (key) => put(!wanted, t('action.undoReason'), key)}
        />
      )}
    </>
  );
}
