import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { BankEntry, OpenItem } from '../api/types';
import { useApi } from '../api/useApi';
import { CustomerName } from '../customers/CustomerName';
import { useDesk } from '../shell/entity';
import { Amount, Day } from '../ui/Figures';
import { Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask, ProblemView } from '../ui/States';
import { useWrite } from '../ui/useWrite';
import { applyEntries } from './apply';
import { CustomerPicker } from './CustomerPicker';
import type { Proposal, ProposedLine } from './proposal';
import { remainder, typedMoney } from './remainder';

interface Draft {
  amount: string;
  discount: string;
  writeOff: string;
}

const NONE: Draft = { amount: '', discount: '', writeOff: '' };

function drafts(proposal: Proposal | null): Record<string, Draft> {
  const lines = proposal?.lines ?? [];
  return Object.fromEntries(
    lines.map((line) => [
      line.item,
      { amount: line.amount.amount, discount: line.discount.amount, writeOff: line.writeOff.amount },
    ]),
  );
}

/** Allocates a bank entry to a customer's open items by hand, starting from the proposal. */
export function ManualAllocation({ entry, proposal }: { entry: BankEntry; proposal: Proposal | null }) {
  const { t } = useTranslation();
  const [customer, setCustomer] = useState(proposal?.customer ?? null);
  return (
    <Section
      title={t('cash.allocate')}
      actions={
        customer && (
          <Button variant="subtle" onClick={() => setCustomer(null)}>
            {t('cash.pickCustomer')}
          </Button>
        )
      }
    >
      {customer ? (
        <Items
          key={customer}
          entry={entry}
          customer={customer}
          proposal={proposal?.customer === customer ? proposal : null}
        />
      ) : (
        <CustomerPicker onPick={setCustomer} />
      )}
    </Section>
  );
}

function Items({ entry, customer, proposal }: { entry: BankEntry; customer: string; proposal: Proposal | null }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [typed, setTyped] = useState(drafts(proposal));
  const query = useApi(['open-items', 'to-allocate', customer], (scope) => {
    const filter = {
      customer,
      state: 'open' as const,
      side: 'claims' as const,
      currency: entry.amount.currency,
      limit: 100,
    };
    return body(
      api.GET('/api/v1/entities/{entity}/open-items', { params: { path: { entity: scope }, query: filter } }),
    );
  });
  const lines = Object.entries(typed).flatMap(([item, draft]): ProposedLine[] => {
    const amount = typedMoney(draft.amount, entry.amount);
    const nil = typedMoney('0', entry.amount);
    if (!amount || !nil || draft.amount === '') return [];
    const discount = typedMoney(draft.discount || '0', entry.amount) ?? nil;
    return [{ item, number: item, amount, discount, writeOff: typedMoney(draft.writeOff || '0', entry.amount) ?? nil }];
  });
  const free = remainder(entry.amount, [entry.applied]);
  const rest = remainder(
    free,
    lines.map((line) => line.amount),
  );
  const wrong = Object.values(typed).some((draft) =>
    Object.values(draft).some((text) => text !== '' && !typedMoney(text, entry.amount)),
  );
  const writing = useWrite((_: undefined, key: string) =>
    applyEntries(entity, [{ entry: entry.id, proposal: { customer, lines } }], key),
  );
  const field = (item: OpenItem, name: keyof Draft, label: string) => (
    <TextInput
      w={96}
      ml="auto"
      inputMode="decimal"
      aria-label={`${label} ${item.number}`}
      styles={{ input: { textAlign: 'right' } }}
      value={typed[item.id]?.[name] ?? ''}
      onChange={(event) =>
        setTyped({ ...typed, [item.id]: { ...(typed[item.id] ?? NONE), [name]: event.currentTarget.value } })
      }
    />
  );
  return (
    <>
      <Text size="sm" mb="xs">
        <CustomerName id={customer} />
      </Text>
      <Ask query={query}>
        {({ items }) => (
          <SimpleTable
            label={t('nav.openItems')}
            rows={items}
            rowId={(item) => item.id}
            columns={[
              { label: t('field.number'), narrow: true, cell: (item) => item.number },
              { label: t('field.due'), cell: (item) => <Day value={item.due_on} /> },
              {
                label: t('field.residual'),
                numeric: true,
                narrow: true,
                cell: (item) => <Amount value={item.residual} />,
              },
              {
                label: t('field.amount'),
                numeric: true,
                narrow: true,
                cell: (item) => field(item, 'amount', t('field.amount')),
              },
              {
                label: t('field.discount'),
                numeric: true,
                cell: (item) => field(item, 'discount', t('field.discount')),
              },
              {
                label: t('field.writeOff'),
                numeric: true,
                cell: (item) => field(item, 'writeOff', t('field.writeOff')),
              },
            ]}
          />
        )}
      </Ask>
      <Group justify="end" mt="sm" gap="md">
        <Text size="sm" c={rest.amount.startsWith('-') ? 'red' : undefined} aria-live="polite">
          {t('cash.remainder')} <Amount value={rest} strong />{' '}
          <Text span size="xs" c="dimmed">
            {t('cash.rest')}
          </Text>
        </Text>
        <Button
          loading={writing.isPending}
          disabled={wrong || rest.amount.startsWith('-')}
          onClick={() => writing.mutate(undefined)}
        >
          {t('cash.apply')}
        </Button>
      </Group>
      {writing.error && <ProblemView error={writing.error} />}
    </>
  );
}
