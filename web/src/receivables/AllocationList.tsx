import { Badge, Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { Allocation, OpenItem } from '../api/types';
import { useApi } from '../api/useApi';
import { today } from '../insight/period';
import { count } from '../orders/actions';
import { useDesk } from '../shell/entity';
import { useActorText } from '../ui/actor';
import { Amount, Day, Moment, useWord } from '../ui/Figures';
import { Section } from '../ui/Page';
import { ReasonDialog } from '../ui/ReasonDialog';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask, Empty } from '../ui/States';

/** Items that come with an entry of their own and go with it. */
const BOUND: OpenItem['kind'][] = ['discount', 'write_off', 'refund', 'receipt_reversal'];

/** What an item was paired with; each pair can be undone, which is a fact of its own. */
export function AllocationList({ item, kind }: { item: string; kind: OpenItem['kind'] }) {
  const { t } = useTranslation();
  const actorText = useActorText();
  const { id: entity } = useDesk();
  const [undoing, setUndoing] = useState<string | null>(null);
  const query = useApi(['allocations', item], (scope) =>
    body(
      api.GET('/api/v1/entities/{entity}/open-items/{item}/allocations', { params: { path: { entity: scope, item } } }),
    ),
  );
  const undo = (reason: string, key: string) => {
    const params = { path: { entity }, header: idempotent(key) };
    const given = { allocations: undoing ? [undoing] : [], on: today(), reason };
    return count(api.POST('/api/v1/entities/{entity}/allocations/undo', { params, body: given }));
  };
  const other = (row: Allocation) => (row.debit === item ? row.credit : row.debit);
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
                { label: t('word.open_item'), cell: (row) => <Counterpart id={other(row)} /> },
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
                      <Undo counterpart={other(row)} kind={kind} undo={() => setUndoing(row.id)} />
                    ),
                },
              ]}
            />
          )
        }
      </Ask>
      {undoing && <ReasonDialog title={t('receivables.undo')} close={() => setUndoing(null)} write={undo} />}
    </Section>
  );
}

function useItem(item: string) {
  return useApi(['open-item', item], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/open-items/{item}', { params: { path: { entity, item } } })),
  );
}

/** The other item of a pair: what it is, and its number. */
function Counterpart({ id }: { id: string }) {
  const { href } = useDesk();
  const word = useWord();
  const { data } = useItem(id);
  return <Link to={href(`/open-items/${id}`)}>{data ? `${word(data.kind)} ${data.number}` : '…'}</Link>;
}

/** Undoes a pair; a discount, write-off or refund goes with its entry only. */
function Undo({ counterpart, kind, undo }: { counterpart: string; kind: OpenItem['kind']; undo: () => void }) {
  const { t } = useTranslation();
  const { may } = useDesk();
  const { data } = useItem(counterpart);
  if (!data || !may('receivables.allocate')) return null;
  if ([kind, data.kind].some((one) => BOUND.includes(one)))
    return (
      <Text span size="xs" c="dimmed">
        {t('receivables.bound')}
      </Text>
    );
  return (
    <Button variant="subtle" size="compact-xs" onClick={undo}>
      {t('receivables.undo')}
    </Button>
  );
}
