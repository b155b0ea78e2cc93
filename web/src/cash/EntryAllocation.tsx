import { Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, idempotent, single } from '../api/client';
import type { BankEntry, Money } from '../api/types';
import { CustomerField } from '../customers/CustomerField';
import { useDesk } from '../shell/entity';
import { compareMoney, isSome, remainder, typedMoney } from '../ui/money';
import { Section } from '../ui/Page';
import { ExchangeFields } from './ExchangeFields';
import { SettleForm } from './SettleForm';
import { useExchange } from './useExchange';
import type { Proposal } from './decision';

/** Allocates a bank entry by hand, starting from the proposal; several customers can share it. */
export function EntryAllocation({ entry, proposal }: { entry: BankEntry; proposal: Proposal | null }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [customer, setCustomer] = useState(proposal?.customer ?? '');
  const free = remainder(entry.amount, [entry.applied]);
  const [part, setPart] = useState(free.amount);
  const share = shareOf(part, free);
  const amount = share ?? free;
  const exchange = useExchange(entry, customer, amount);
  const { exchanged, paying } = exchange;
  return (
    <Section title={t('cash.allocate')}>
      <Stack gap="xs">
        <Group align="end" justify="space-between" gap="md">
          <CustomerField label={t('cash.pickCustomer')} value={customer} onChange={setCustomer} />
          {customer !== '' && (
            <TextInput
              w={180}
              label={t('cash.part')}
              inputMode="decimal"
              styles={{ input: { textAlign: 'right' } }}
              value={part}
              error={share === null}
              onChange={(event) => setPart(event.currentTarget.value)}
            />
          )}
          {customer !== '' && <ExchangeFields from={free.currency} exchange={exchange} />}
        </Group>
        {customer !== '' && (
          <SettleForm
            key={`${customer} ${exchange.currency}`}
            customer={customer}
            free={paying}
            on={entry.value_on}
            proposal={
              proposal?.customer === customer && Boolean(proposal.exchanged) === exchange.needed ? proposal : null
            }
            submitLabel={t('cash.apply')}
            bare={share !== null && (!exchange.needed || exchanged !== null)}
            command={(lines, rest) => ({ apply: { entry: entry.id, customer, amount, exchanged, lines, rest } })}
            write={(lines, rest, key) => {
              const params = { path: { entity }, header: idempotent(key) };
              const given = [{ entry: entry.id, customer, amount, exchanged, lines, rest }];
              return single(api.POST('/api/v1/entities/{entity}/bank-entries/apply', { params, body: given }));
            }}
          />
        )}
      </Stack>
    </Section>
  );
}

/** What is typed as this customer's share, when it is one: above nothing and no more than is free. */
function shareOf(text: string, free: Money): Money | null {
  const share = typedMoney(text, free);
  return share && isSome(share) && compareMoney(share, free) <= 0 ? share : null;
}
