import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { BankEntry } from '../api/types';
import { useDesk } from '../shell/entity';
import { useFormat } from '../i18n/useFormat';
import { compareMoney, negated } from '../ui/money';
import { PickEntryDialog } from './PickEntryDialog';

/** Names the movement that a reversal takes back, where it was not found by itself. */
export function ReversalButton({ entry }: { entry: BankEntry }) {
  const { t } = useTranslation();
  const { money } = useFormat();
  const { id: entity } = useDesk();
  const [picking, setPicking] = useState(false);
  if (!entry.is_reversal || entry.status !== 'open') return null;
  const original = negated(entry.amount);
  return (
    <>
      <Button onClick={() => setPicking(true)}>{t('cash.nameOriginal')}</Button>
      {picking && (
        <PickEntryDialog
          title={t('cash.nameOriginal')}
          submitLabel={t('cash.nameOriginal')}
          hint={t('cash.originalHint', { amount: money(original) })}
          fits={(one) => !one.is_reversal && one.status !== 'reversed' && compareMoney(one.amount, original) === 0}
          amount={original}
          start={original.amount}
          close={() => setPicking(false)}
          write={(picked, key) => {
            const params = { path: { entity }, header: idempotent(key) };
            const given = { reversal: entry.id, original: picked };
            return body(api.POST('/api/v1/entities/{entity}/bank-entries/reverse', { params, body: given }));
          }}
        />
      )}
    </>
  );
}
