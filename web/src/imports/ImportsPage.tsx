import { Badge, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { useFormat } from '../i18n/useFormat';
import { oneOf } from '../settings/edit';
import { useDesk } from '../shell/entity';
import { momentColumn, statusColumn } from '../ui/columns';
import { DataTable, type Column } from '../ui/DataTable';
import { useWord } from '../ui/Figures';
import { Page } from '../ui/Page';
import { useFilters } from '../ui/useFilters';
import type { ImportKind, ImportView } from './draft';

const KINDS: ImportKind['kind'][] = ['customers', 'products', 'prices', 'orders', 'deliveries', 'invoices', 'payments'];
const STATES: ImportView['state'][] = ['running', 'finished', 'failed'];

/** Imports of files, newest first. */
export function ImportsPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity, may, href } = useDesk();
  const { filters } = useFilters();
  const columns = useColumns();
  const query = { kind: oneOf(KINDS, filters.kind), state: oneOf(STATES, filters.state) };
  return (
    <Page
      title={t('nav.imports')}
      actions={
        may('imports.write') && (
          <Button component={Link} to={href('/imports/new')}>
            {t('imports.new')}
          </Button>
        )
      }
    >
      <DataTable
        name="imports"
        label={t('nav.imports')}
        columns={columns}
        by={query}
        filters={[
          { name: 'kind', label: t('field.kind'), kind: 'choice', options: KINDS, say: (kind) => word(kind) },
          { name: 'state', label: t('field.state'), kind: 'choice', options: STATES },
        ]}
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/imports', { params: { path: { entity }, query: { ...query, after } } }),
          )
        }
        rowId={(row) => row.id}
        rowLabel={(row) => row.file_name}
        path={(row) => `/imports/${row.id}`}
        empty={t('imports.none')}
      />
    </Page>
  );
}

function useColumns(): Column<ImportView>[] {
  const { t } = useTranslation();
  const word = useWord();
  const { decimal } = useFormat();
  const count = (id: 'rows_booked' | 'rows_reported', narrow: boolean): Column<ImportView> => ({
    id,
    label: t(`imports.${id}`),
    numeric: true,
    narrow,
    cell: (row) => decimal(String(row[id])),
    text: (row) => String(row[id]),
  });
  return [
    {
      id: 'file_name',
      label: t('imports.file'),
      narrow: true,
      cell: (row) => row.file_name,
      text: (row) => row.file_name,
    },
    { id: 'kind', label: t('field.kind'), narrow: true, cell: (row) => word(row.kind), text: (row) => word(row.kind) },
    statusColumn('state', t('field.state'), word, (row) => row.state, { narrow: true }),
    {
      id: 'dry_run',
      label: t('imports.trial'),
      cell: (row) => (row.dry_run ? <Badge color="blue">{t('imports.trial')}</Badge> : '–'),
      text: (row) => word(row.dry_run ? 'yes' : 'no'),
    },
    momentColumn('started_at', t('imports.startedAt'), (row) => row.started_at),
    count('rows_booked', false),
    count('rows_reported', true),
  ];
}
