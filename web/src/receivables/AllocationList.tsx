import { Badge, Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import { useApi } from '../api/useApi';
import { today } from '../insight/period';
import { count } from '../orders/actions';
import { useDesk } from '../shell/entity';
import { Amount, Day, Moment } from '../ui/Figures';
import { Section } from '../ui/Page';
import { ReasonDialog } from '../ui/ReasonDialog';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask, Empty } from '../ui/States';

/** What an item was paired with; each pair can be undone, which is a fact of its own. */
export function AllocationList({ item }: { item: string }) {
  const { t } = useTranslation();
  const { id: entity, href, may } = useDesk();
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
              columns={[
                { label: t('field.posted'), narrow: true, cell: (row) => <Day value={row.on} /> },
                {
                  label: t('nav.openItems'),
                  narrow: true,
                  cell: (row) => <Counterpart id={row.debit === item ? row.credit : row.debit} href={href} />,
                },
                {
                  label: t('field.actor'),
                  cell: (row) => (
                    <Text size="xs">
                      {row.actor} · <Moment value={row.recorded_at} />
                    </Text>
                  ),
                },
                { label: t('field.amount'), numeric: true, narrow: true, cell: (row) => <Amount value={row.amount} /> },
                {
                  label: t('receivables.undo'),
                  numeric: true,
                  narrow: true,
                  cell: (row) =>
                    row.is_undone || row.undoes ? (
                      <Badge color="gray">{t('receivables.undone')}</Badge>
                    ) : (
                      may('receivables.allocate') && (
                        <Button variant="subtle" onClick={() => setUndoing(row.id)}>
                          {t('receivables.undo')}
                        </Button>
                      )
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

/** The other item of a pair, by its number. */
function Counterpart({ id, href }: { id: string; href: (path: string) => string }) {
  const query = useApi(['open-item', id], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/open-items/{item}', { params: { path: { entity, item: id } } })),
  );
  return <Link to={href(`/open-items/${id}`)}>{query.data?.number ?? '…'}</Link>;
}
