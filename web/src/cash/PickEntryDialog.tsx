import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { BankEntry, Money } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { PickDialog } from './PickDialog';

interface Props {
  title: string;
  hint: string;
  submitLabel: string;
  /** Entries of this state are looked through; of all without one. */
  status?: BankEntry['status'];
  fits: (entry: BankEntry) => boolean;
  /** Entries of this amount come first. */
  amount: Money;
  /** What is searched for until something else is typed. */
  start?: string;
  write: (entry: string, key: string) => Promise<unknown>;
  /** Takes it back, where that can be. */
  undo?: (key: string) => Promise<unknown>;
  close: () => void;
}

/** Names a bank entry that something else belongs to. */
export function PickEntryDialog({ status, undo, ...props }: Props) {
  const { t } = useTranslation();
  const { date, money } = useFormat();
  return (
    <PickDialog
      {...props}
      label={t('word.bank_entry')}
      empty={t('cash.noEntryFits')}
      by={['entry', status]}
      load={(entity, search) => {
        const params = { path: { entity }, query: { status, search, limit: 100 } };
        return body(api.GET('/api/v1/entities/{entity}/bank-entries', { params }));
      }}
      describe={(one) => ({
        label: `${date(one.booked_on)} · ${money(one.amount)} · ${one.counterparty_name ?? ''}`,
        description: one.remittance,
      })}
      undo={undo && (() => undo)}
    />
  );
}
