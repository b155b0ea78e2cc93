import { Radio, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import type { BankEntry } from '../../api/types';
import { useApi } from '../../api/useApi';
import { useFormat } from '../../i18n/useFormat';
import { useDesk } from '../../shell/entity';
import { Dialog } from '../../ui/Dialog';
import { compareMoney } from '../../ui/money';
import { Ask, Empty } from '../../ui/States';
import { useWrite } from '../../ui/useWrite';
import { linkAdvice, senderOf, unlinkAdvice } from './adviceApi';

/** Names the advice that belongs to a payment; those of its amount come first. */
export function PickAdviceDialog({ entry, close }: { entry: BankEntry; close: () => void }) {
  const { t } = useTranslation();
  const { money, date } = useFormat();
  const { id: entity } = useDesk();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), 200);
  const [picked, setPicked] = useState('');
  const currency = entry.amount.currency;
  const query = useApi(['pick-advice', currency, search], (entity) => {
    const filter = { status: 'open' as const, currency, search: search || undefined, limit: 100 };
    const params = { path: { entity }, query: filter };
    return body(api.GET('/api/v1/entities/{entity}/remittance-advices', { params }));
  });
  const writing = useWrite((_: undefined, key: string) => linkAdvice(entity, picked, entry.id, key), {
    done: close,
    say: () => t('advice.linkedNow'),
    undo: (change) => (key) => unlinkAdvice(entity, change.advice.id, key),
  });
  return (
    <Dialog
      title={t('advice.pick')}
      submitLabel={t('advice.link')}
      close={close}
      submit={() => writing.mutate(undefined)}
      pending={writing.isPending}
      error={writing.error}
      disabled={picked === ''}
      size="lg"
    >
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
          const exact = (one: (typeof items)[number]) => Number(compareMoney(one.amount, entry.amount) === 0);
          const shown = [...items].sort((left, right) => exact(right) - exact(left));
          return shown.length === 0 ? (
            <Empty>{t('advice.noneOpen')}</Empty>
          ) : (
            <Radio.Group aria-label={t('nav.remittanceAdvice')} value={picked} onChange={setPicked}>
              <Stack gap={6}>
                {shown.map((one) => (
                  <Radio
                    key={one.id}
                    value={one.id}
                    label={`${senderOf(one)} · ${money(one.amount)}`}
                    description={[one.payment_ref, one.paid_on && date(one.paid_on)].filter(Boolean).join(' · ')}
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
