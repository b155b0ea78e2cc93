import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { useDesk } from '../shell/entity';
import { statusColumn } from '../ui/columns';
import { DataTable, type Column } from '../ui/DataTable';
import { useWord } from '../ui/Figures';
import { Section } from '../ui/Page';
import { useFilters } from '../ui/useFilters';
import type { ImportRows, ImportView } from './draft';

/** What became of each row: reported ones with what is wrong and what to do, booked ones in stretches. */
export function RowResults({ view }: { view: ImportView }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const { filters } = useFilters();
  const columns = useColumns();
  const outcome = filters.outcome === 'booked' || filters.outcome === 'reported' ? filters.outcome : undefined;
  const path = { entity, import: view.id };
  return (
    <Section
      title={t('imports.results')}
      actions={
        <Button
          component="a"
          variant="default"
          leftSection={<IconDownload size={14} />}
          href={`/api/v1/entities/${entity}/imports/${view.id}/rows.csv`}
          download
        >
          {t('imports.download')}
        </Button>
      }
    >
      <DataTable
        name="import-rows"
        label={t('imports.results')}
        columns={columns}
        by={{ import: view.id, outcome, read: view.rows_read }}
        filters={[{ name: 'outcome', label: t('imports.outcome'), kind: 'choice', options: ['reported', 'booked'] }]}
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/imports/{import}/rows', {
              params: { path, query: { outcome, after } },
            }),
          )
        }
        rowId={(row) => `${row.first_row} ${row.outcome} ${row.column ?? ''} ${row.problem ?? ''}`}
        rowLabel={(row) => String(row.first_row)}
      />
    </Section>
  );
}

function useColumns(): Column<ImportRows>[] {
  const { t } = useTranslation();
  const word = useWord();
  const rows = (row: ImportRows) =>
    row.first_row === row.last_row ? String(row.first_row) : `${row.first_row}–${row.last_row}`;
  const text = (id: 'column' | 'value' | 'problem' | 'remedy', narrow = false): Column<ImportRows> => ({
    id,
    label: t(`imports.${id}`),
    narrow,
    cell: (row) => row[id],
    text: (row) => row[id] ?? '',
  });
  return [
    { id: 'rows', label: t('imports.row'), whole: true, narrow: true, cell: rows, text: rows },
    statusColumn('outcome', t('imports.outcome'), word, (row) => row.outcome, { narrow: true }),
    text('column', true),
    text('value', true),
    text('problem', true),
    text('remedy'),
  ];
}
