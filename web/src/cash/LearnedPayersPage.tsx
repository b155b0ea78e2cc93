import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { LearnedPayer } from '../api/types';
import { CustomerName } from '../customers/CustomerName';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { useWord } from '../ui/Figures';
import { dayColumn } from '../ui/columns';
import { sortOf } from '../ui/filters';
import { Page } from '../ui/Page';
import { useFilters } from '../ui/useFilters';
import { CalibrationSection } from './CalibrationSection';
import { LessonSwitch } from './LessonSwitch';

const KINDS = ['account', 'name', 'reference', 'oldest_first', 'by_statement', 'late_discount', 'deducts'] as const;

/** What payments taught about who pays for whom, and how; each lesson can be switched off. */
export function LearnedPayersPage() {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const { filters } = useFilters();
  const query = {
    kind: KINDS.find((kind) => kind === filters.kind),
    is_active: filters.is_active === undefined ? undefined : filters.is_active === 'yes',
    search: filters.search,
    sort: sortOf(filters, ['last', 'shown']),
  };
  const say = useLesson();
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
      cell: say.shown,
      text: say.shown,
    },
    {
      id: 'kind',
      label: t('field.kind'),
      cell: (row) => say.kind(row.kind),
      text: (row) => say.kind(row.kind),
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
    count('contrary', t('learned.contrary'), (row) => row.contrary),
    dayColumn('last', t('learned.last'), (row) => row.last_on, { sort: 'last' }),
    {
      id: 'is_active',
      label: t('learned.used'),
      narrow: true,
      cell: (row) => (may('cash.write') ? <Switch lesson={row} /> : say.used(row)),
      text: say.used,
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
            say: (kind) => say.kind(kind as LearnedPayer['kind']),
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
        rowLabel={say.shown}
        empty={t('learned.empty')}
      />
      <CalibrationSection />
    </Page>
  );
}

/** A lesson in words. */
function useLesson() {
  const { t } = useTranslation();
  const { money } = useFormat();
  const word = useWord();
  const habit = (lesson: LearnedPayer) =>
    lesson.deducted
      ? t('learned.habit.deducts', { amount: money(lesson.deducted) })
      : t(`learned.habit.${lesson.kind}`, { defaultValue: lesson.kind });
  return {
    kind: (kind: LearnedPayer['kind']) => t(`learned.kind.${kind}`),
    shown: (lesson: LearnedPayer) => lesson.shown || habit(lesson),
    used: ({ is_active, counts }: LearnedPayer) =>
      is_active && !counts ? t('learned.notYet') : word(is_active ? 'yes' : 'no'),
  };
}

/** Switches a lesson off or on. */
function Switch({ lesson }: { lesson: LearnedPayer }) {
  const say = useLesson();
  const { id: entity } = useDesk();
  const write = (is_active: boolean, key: string) => {
    const params = {
      path: { entity, learned_payer: lesson.id },
      header: { ...idempotent(key), 'If-Match': String(lesson.version) },
    };
    return body(api.PATCH('/api/v1/entities/{entity}/learned-payers/{learned_payer}', { params, body: { is_active } }));
  };
  return <LessonSwitch isActive={lesson.is_active} says={say.used(lesson)} name={say.shown(lesson)} write={write} />;
}
