import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { MarkedChange } from '../api/types';
import { useApi } from '../api/useApi';
import { useDesk } from '../shell/entity';
import { Day } from '../ui/Figures';
import { Page, Section } from '../ui/Page';
import { SimpleTable, type SimpleColumn } from '../ui/SimpleTable';
import { Ask, Empty } from '../ui/States';
import { useFilters } from '../ui/useFilters';
import { ChangeEffectView } from './ChangeEffectView';
import { ChangeDialog, NewChangeDialog } from './ChangeDialog';

/** Changes in how the company works, and what they did to its figures. */
export function ChangesPage() {
  const { t } = useTranslation();
  const { may } = useDesk();
  const [marking, setMarking] = useState(false);
  const query = useApi(['marked-changes'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/marked-changes', { params: { path: { entity } } })),
  );
  return (
    <Page
      title={t('nav.changes')}
      actions={may('insight.write') && <Button onClick={() => setMarking(true)}>{t('improve.markChange')}</Button>}
    >
      <Text size="sm" c="dimmed" maw={760}>
        {t('improve.aboutChanges')}
      </Text>
      <Ask query={query}>
        {(changes) => (changes.length === 0 ? <Empty>{t('improve.noChanges')}</Empty> : <Changes rows={changes} />)}
      </Ask>
      {marking && <NewChangeDialog close={() => setMarking(false)} />}
    </Page>
  );
}

function Changes({ rows }: { rows: MarkedChange[] }) {
  const { t } = useTranslation();
  const { may } = useDesk();
  const { filters, set } = useFilters();
  const [changing, setChanging] = useState<MarkedChange | null>(null);
  const shown = rows.find((row) => row.id === filters.change) ?? rows[0];
  const edit: SimpleColumn<MarkedChange> = {
    label: t('action.edit'),
    numeric: true,
    cell: (row) => (
      <Button
        variant="subtle"
        size="compact-xs"
        aria-label={`${t('action.edit')} ${row.name}`}
        onClick={() => setChanging(row)}
      >
        {t('action.edit')}
      </Button>
    ),
  };
  const columns: SimpleColumn<MarkedChange>[] = [
    {
      label: t('field.name'),
      cell: (row) => (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-pressed={row.id === shown?.id}
          onClick={() => set('change', row.id)}
        >
          {row.name}
        </Button>
      ),
    },
    { label: t('improve.since'), cell: (row) => <Day value={row.on} /> },
    {
      label: t('improve.forWhom'),
      cell: (row) => [row.segment, row.country].filter(Boolean).join(', ') || t('improve.everybody'),
    },
    {
      label: t('improve.heldOut'),
      numeric: true,
      cell: (row) => (row.held_out_percent ? `${row.held_out_percent} %` : '–'),
    },
    { label: t('field.note'), cell: (row) => row.note ?? '' },
  ];
  return (
    <Stack gap="lg">
      <SimpleTable
        label={t('nav.changes')}
        rows={rows}
        rowId={(row) => row.id}
        cards
        columns={may('insight.write') ? [...columns, edit] : columns}
      />
      {shown && (
        <Section title={t('improve.effectOf', { name: shown.name })}>
          <ChangeEffectView change={shown} />
        </Section>
      )}
      {changing && <ChangeDialog seen={changing} close={() => setChanging(null)} />}
    </Stack>
  );
}
