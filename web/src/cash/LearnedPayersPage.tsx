import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { LearnedPayer } from '../api/types';
import { CustomerName } from '../customers/CustomerName';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { useWord } from '../ui/Figures';
import { dayColumn } from '../ui/columns';
import { sortOf } from '../ui/filters';
import { Page } from '../ui/Page';
import { useFilters } from '../ui/useFilters';
import { useWrite } from '../ui/useWrite';

const KINDS = ['account', 'name'] as const;

/** What payments taught about who pays for whom; each lesson can be switched off. */
export function LearnedPayersPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity, may } = useDesk();
  const { filters } = useFilters();
  const query = {
    kind: KINDS.find((kind) => kind === filters.kind),
    is_active: filters.is_active === undefined ? undefined : filters.is_active === 'yes',
    search: filters.search,
    sort: sortOf(filters, ['last', 'shown']),
  };
  const kinds = { account: t('learned.account'), name: t('learned.name') };
  const count = (id: string, label: string, value: (row: LearnedPayer) => number): Column<LearnedPayer> => ({
    id,
    label,
    numeric: true,
    cell: value,
    text: (row) => String(value(row)),
  });
  const columns: Column<LearnedPayer>[] = [
    {
      id: 'shown',
      label: t('learned.payer'),
      narrow: true,
      sort: 'shown',
      cell: (row) => row.shown,
      text: (row) => row.shown,
    },
    {
      id: 'kind',
      label: t('field.kind'),
      cell: (row) => kinds[row.kind],
      text: (row) => kinds[row.kind],
    },
    {
      id: 'customer',
      label: t('field.customer'),
      narrow: true,
      cell: (row) => <CustomerName id={row.customer} name={row.customer_name} />,
      text: (row) => row.customer_name,
    },
    count('by_person', t('learned.byPerson'), (row) => row.by_person),
    count('by_rule', t('learned.byRule'), (row) => row.by_rule),
    count('taken_back', t('learned.takenBack'), (row) => row.taken_back),
    dayColumn('last', t('learned.last'), (row) => row.last_on, { sort: 'last' }),
    {
      id: 'is_active',
      label: t('learned.used'),
      narrow: true,
      cell: (row) => (may('cash.write') ? <Switch lesson={row} /> : word(row.is_active ? 'yes' : 'no')),
      text: (row) => word(row.is_active ? 'yes' : 'no'),
    },
  ];
  return (
    <Page title={t('nav.learnedPayers')}>
      <Text size="sm" c="dimmed" maw={720}>
        {t('learned.about')}
      </Text>
      <DataTable
        name="learned-payers"
        label={t('nav.learnedPayers')}
        columns={columns}
        by={query}
        filters={[
          {
            name: 'kind',
            label: t('field.kind'),
            kind: 'choice',
            options: [...KINDS],
            say: (kind) => kinds[kind as keyof typeof kinds],
          },
          { name: 'is_active', label: t('learned.used'), kind: 'choice', options: ['yes', 'no'] },
          { name: 'search', label: t('learned.payer'), kind: 'text' },
        ]}
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/learned-payers', {
              params: { path: { entity }, query: { ...query, after } },
            }),
          )
        }
        rowId={(row) => row.id}
        rowLabel={(row) => row.shown}
        empty={t('learned.empty')}
      />
    </Page>
  );
}

/** Switches a lesson off or on. */
function Switch({ lesson }: { lesson: LearnedPayer }) {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity } = useDesk();
  const writing = useWrite((is_active: boolean, key: string) => {
    const params = {
      path: { entity, learned_payer: lesson.id },
      header: { ...idempotent(key), 'If-Match': String(lesson.version) },
    };
    return body(api.PATCH('/api/v1/entities/{entity}/learned-payers/{learned_payer}', { params, body: { is_active } }));
  });
  return (
    <Group gap="xs" wrap="nowrap">
      {word(lesson.is_active ? 'yes' : 'no')}
      <Button
        variant="subtle"
        size="compact-xs"
        loading={writing.isPending}
        aria-label={t(lesson.is_active ? 'learned.offOf' : 'learned.onOf', { payer: lesson.shown })}
        onClick={() => writing.mutate(!lesson.is_active)}
      >
        {t(lesson.is_active ? 'learned.off' : 'learned.on')}
      </Button>
    </Group>
  );
}
