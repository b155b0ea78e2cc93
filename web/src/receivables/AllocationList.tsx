import { Badge, Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { Allocation, OpenItem } from '../api/types';
import { useApi } from '../api/useApi';
import { latest } from '../insight/period';
import { count } from '../orders/actions';
import { useDesk, useToday } from '../shell/entity';
import { useActorText } from '../ui/actor';
import { Amount, Day, Moment, useWord } from '../ui/Figures';
import { Section } from '../ui/Page';
import { ReasonDialog } from '../ui/ReasonDialog';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask, Empty } from '../ui/States';
import { mayReverse } from './reverse';
import { ReverseDialog } from './ReverseDialog';
import { useReasonText } from './useReasonText';

type Kind = OpenItem['kind'];

/** Items that come with an entry of their own and go with it. */
const BOUND: Kind[] = ['discount', 'write_off', 'refund', 'receipt_reversal'];

/** What an item was paired with; each pair can be undone, which is a fact of its own. */
export function AllocationList({ item }: { item: string }) {
  const { t } = useTranslation();
  const actorText = useActorText();
  const { id: entity } = useDesk();
  const today = useToday();
  const [act, setAct] = useState<{ undo: Allocation } | { reverse: string } | null>(null);
  const close = () => setAct(null);
  const query = useApi(['allocations', item], (scope) =>
    body(
      api.GET('/api/v1/entities/{entity}/open-items/{item}/allocations', { params: { path: { entity: scope, item } } }),
    ),
  );
  const undo = (allocation: Allocation) => (reason: string, key: string) => {
    const params = { path: { entity }, header: idempotent(key) };
    const given = { allocations: [allocation.id], on: latest(today, allocation.on), reason };
    return count(api.POST('/api/v1/entities/{entity}/allocations/undo', { params, body: given }));
  };
  return (
    <Section title={t('receivables.allocations')}>
      <Ask query={query} rows={2}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty>{t('receivables.noAllocations')}</Empty>
          ) : (
            <SimpleTable
              label={t('receivables.allocations')}
              rows={rows}
              rowId={(row) => row.id}
              cards
              columns={[
                { label: t('word.open_item'), cell: (row) => <Counterpart row={row} item={item} /> },
                { label: t('field.posted'), cell: (row) => <Day value={row.on} /> },
                {
                  label: t('field.actor'),
                  cell: (row) => (
                    <span>
                      {actorText(row.actor, row.actor_name)} · <Moment value={row.recorded_at} />
                    </span>
                  ),
                },
                { label: t('field.amount'), numeric: true, cell: (row) => <Amount value={row.amount} /> },
                {
                  label: t('receivables.undo'),
                  action: true,
                  cell: (row) =>
                    row.is_undone || row.undoes ? (
                      <Badge color="gray">{t('receivables.undone')}</Badge>
                    ) : (
                      <Undo
                        row={row}
                        undo={() => setAct({ undo: row })}
                        reverse={(entry) => setAct({ reverse: entry })}
                      />
                    ),
                },
              ]}
            />
          )
        }
      </Ask>
      {act && 'undo' in act && <ReasonDialog title={t('receivables.undo')} close={close} write={undo(act.undo)} />}
      {act && 'reverse' in act && <ReverseDialog entry={act.reverse} close={close} />}
    </Section>
  );
}

/** The other item of a pair: what it is, its number, and why it was granted or given up. */
function Counterpart({ row, item }: { row: Allocation; item: string }) {
  const { href } = useDesk();
  const word = useWord();
  const reasonText = useReasonText();
  const [id, kind, number] =
    row.debit === item
      ? [row.credit, row.credit_kind, row.credit_number]
      : [row.debit, row.debit_kind, row.debit_number];
  return (
    <>
      <Link to={href(`/open-items/${id}`)}>
        {word(kind)} {number}
      </Link>
      {row.reason && (
        <Text size="xs" c="dimmed">
          {reasonText(row.reason)}
        </Text>
      )}
    </>
  );
}

interface UndoProps {
  row: Allocation;
  undo: () => void;
  reverse: (entry: string) => void;
}

/** Undoes a pair; a discount or write-off goes with its entry only, which is reversed. */
function Undo({ row, undo, reverse }: UndoProps) {
  const { t } = useTranslation();
  const { may } = useDesk();
  if (!may('receivables.allocate')) return null;
  const bound = [row.debit_kind, row.credit_kind].filter((kind) => BOUND.includes(kind));
  const { entry } = row;
  // Both are bound where one undoes the other.
  const [kind] = bound.length === 1 ? bound : [];
  const reversible = entry && (kind === 'discount' || kind === 'write_off') && mayReverse(kind, may);
  if (bound.length > 0 && !reversible)
    return (
      <Text span size="xs" c="dimmed">
        {t('receivables.bound')}
      </Text>
    );
  return (
    <Button variant="subtle" size="compact-xs" onClick={reversible ? () => reverse(entry) : undo}>
      {t(reversible ? 'receivables.reverse' : 'receivables.undo')}
    </Button>
  );
}
