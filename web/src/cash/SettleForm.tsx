import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { problemFrom } from '../api/problem';
import type { LineWriteOff, Money, SettleLine, SignOffCommand } from '../api/types';
import { AskSignOff } from '../signoff/AskSignOff';
import { needsSignOff } from '../signoff/signing';
import { Amount, useWord } from '../ui/Figures';
import { isNegative, isSome } from '../ui/money';
import { Ask, Empty, ProblemView } from '../ui/States';
import { useWrite } from '../ui/useWrite';
import type { Proposal } from './decision';
import { SettleTable } from './SettleTable';
import { draftsOf, isWrong, linesOf, restOf, writeOffOf, WRITE_OFF_REASONS, type Given } from './settling';
import { useClaims } from './useClaims';
import { WithheldFields } from './WithheldFields';

/** From so many claims on they can be searched. */
const MANY = 12;

interface Props {
  customer: string;
  /** The money that can be given away. */
  free: Money;
  on: string;
  proposal: Proposal | null;
  submitLabel: string;
  /** Whether the money may all stay on account. */
  bare: boolean;
  /** What it amounts to, for a second person to sign. */
  command: (lines: SettleLine[], rest: LineWriteOff | null) => SignOffCommand;
  write: (lines: SettleLine[], rest: LineWriteOff | null, key: string) => Promise<unknown>;
  done?: () => void;
}

/** Gives money to a customer's claims; the remainder runs along while one types. */
export function SettleForm({ customer, free, on, proposal, submitLabel, bare, command, write, done }: Props) {
  const { t } = useTranslation();
  const [drafts, setDrafts] = useState(draftsOf(proposal));
  const [given, setGiven] = useState<Given>({ reason: 'small_difference', note: '' });
  const [keep, setKeep] = useState(true);
  const [find, setFind] = useState('');
  const claims = useClaims(customer, free.currency, Object.keys(drafts));
  const lines = linesOf(drafts, free, given, claims.items);
  const rest = restOf(free, lines);
  const giveUp = !keep && isSome(rest) && !isNegative(rest);
  const kept = giveUp ? writeOffOf(rest, given) : null;
  const writing = useWrite((_: undefined, key: string) => write(lines, kept, key), { done });
  const shown = claims.items.filter((item) => `${item.number} ${item.reference ?? ''}`.toLowerCase().includes(find));
  const over = isNegative(rest);
  const differs = giveUp || lines.some((line) => line.write_off);
  return (
    <Stack gap="sm">
      {claims.items.length > MANY && (
        <TextInput
          maw={240}
          type="search"
          label={t('cash.find')}
          value={find}
          onChange={(event) => setFind(event.currentTarget.value.trim().toLowerCase())}
        />
      )}
      <Ask query={claims}>
        {() =>
          claims.items.length === 0 ? (
            <Empty>{t('cash.noClaims')}</Empty>
          ) : (
            <SettleTable
              items={shown}
              drafts={drafts}
              change={(item, draft) => setDrafts((old) => ({ ...old, [item]: draft }))}
              left={rest}
              on={on}
            />
          )
        }
      </Ask>
      {claims.hasNextPage && (
        <Button
          variant="default"
          mx="auto"
          loading={claims.isFetchingNextPage}
          onClick={() => void claims.fetchNextPage()}
        >
          {t('list.more')}
        </Button>
      )}
      <WithheldFields
        items={claims.items}
        drafts={drafts}
        change={(item, draft) => setDrafts((old) => ({ ...old, [item]: draft }))}
      />
      {differs && <WhyGivenUp given={given} change={setGiven} />}
      <Group justify="end" gap="md" align="center">
        <Text size="sm" c={over ? 'red' : undefined} aria-live="polite">
          {t('cash.remainder')} <Amount value={rest} strong />
        </Text>
        {isSome(rest) && !over && (
          <NativeSelect
            aria-label={t('cash.restGoes')}
            value={keep ? 'keep' : 'giveUp'}
            data={[
              { value: 'keep', label: t('cash.restKept') },
              { value: 'giveUp', label: t('cash.restGivenUp') },
            ]}
            onChange={(event) => setKeep(event.currentTarget.value === 'keep')}
          />
        )}
        <Button
          loading={writing.isPending}
          disabled={isWrong(drafts, free) || over || (!bare && lines.length === 0 && !giveUp)}
          onClick={() => writing.mutate(undefined)}
        >
          {submitLabel}
        </Button>
      </Group>
      {needsSignOff(writing.error) ? (
        <AskSignOff
          commands={[command(lines, kept)]}
          detail={problemFrom(writing.error).detail}
          done={() => writing.reset()}
        />
      ) : (
        writing.error && <ProblemView error={writing.error} />
      )}
    </Stack>
  );
}

function WhyGivenUp({ given, change }: { given: Given; change: (given: Given) => void }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <Group justify="end" align="end" gap="xs">
      <NativeSelect
        label={t('cash.whyGivenUp')}
        value={given.reason}
        data={WRITE_OFF_REASONS.map((value) => ({ value, label: word(value) }))}
        onChange={(event) => {
          const reason = WRITE_OFF_REASONS.find((one) => one === event.currentTarget.value);
          change({ ...given, reason: reason ?? given.reason });
        }}
      />
      <TextInput
        label={t('field.note')}
        required={given.reason === 'bad_debt'}
        value={given.note}
        onChange={(event) => change({ ...given, note: event.currentTarget.value })}
      />
    </Group>
  );
}
