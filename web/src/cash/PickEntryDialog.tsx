import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { BankEntry, Money } from '../api/types';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { Dialog } from '../ui/Dialog';
import { compareMoney } from '../ui/money';
import { Ask, Empty } from '../ui/States';
import { useWrite } from '../ui/useWrite';

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
export function PickEntryDialog(props: Props) {
  const { title, hint, submitLabel, status, fits, amount, start = '', write, undo, close } = props;
  const { t } = useTranslation();
  const { date, money } = useFormat();
  const [text, setText] = useState(start);
  const [search] = useDebouncedValue(text.trim(), 200);
  const [picked, setPicked] = useState('');
  const query = useApi(['pick-entry', status, search], (entity) => {
    const filter = { status, search: search || undefined, limit: 100 };
    return body(api.GET('/api/v1/entities/{entity}/bank-entries', { params: { path: { entity }, query: filter } }));
  });
  const writing = useWrite((_: undefined, key: string) => write(picked, key), {
    done: close,
    undo: undo && (() => undo),
  });
  const exact = (one: BankEntry) =>
    Number(one.amount.currency === amount.currency && compareMoney(one.amount, amount) === 0);
  return (
    <Dialog
      title={title}
      submitLabel={submitLabel}
      close={close}
      submit={() => writing.mutate(undefined)}
      pending={writing.isPending}
      error={writing.error}
      disabled={picked === ''}
      size="lg"
    >
      <Text size="sm">{hint}</Text>
      <TextInput
        size="sm"
        type="search"
        data-autofocus
        label={t('shell.search')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Ask query={query} rows={3}>
        {({ items }) => {
          const shown = items.filter(fits).sort((left, right) => exact(right) - exact(left));
          return shown.length === 0 ? (
            <Empty>{t('cash.noEntryFits')}</Empty>
          ) : (
            <Radio.Group aria-label={t('word.bank_entry')} value={picked} onChange={setPicked}>
              <Stack gap={6}>
                {shown.map((one) => (
                  <Radio
                    key={one.id}
                    value={one.id}
                    label={`${date(one.booked_on)} · ${money(one.amount)} · ${one.counterparty_name ?? ''}`}
                    description={one.remittance}
                  />
                ))}
              </Stack>
            </Radio.Group>
          );
        }}
      </Ask>
    </Dialog>
  );
}
