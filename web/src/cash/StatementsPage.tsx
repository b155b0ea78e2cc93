import { Button, FileButton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body, sortVerdicts } from '../api/client';
import { ApiError, problemOfRefusal } from '../api/problem';
import type { BankStatement } from '../api/types';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { Amount, useWord } from '../ui/Figures';
import { dayColumn, statusColumn } from '../ui/columns';
import { Page } from '../ui/Page';
import { ProblemView } from '../ui/States';
import { useFilters } from '../ui/useFilters';
import { useWrite } from '../ui/useWrite';

export function StatementsPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity, may } = useDesk();
  const { filters } = useFilters();
  const query = { flagged: filters.flagged === undefined ? undefined : filters.flagged === 'yes' };
  const uploading = useWrite(
    async (file: File) => {
      const params = { path: { entity }, query: { name: file.name } };
      // The description calls a body of bytes a text; the file is sent as it is.
      const request = { params, body: file as unknown as string, bodySerializer: (given: unknown) => given as File };
      const headers = { 'Content-Type': 'application/octet-stream' };
      const reply = await body(api.POST('/api/v1/entities/{entity}/bank-statements', { ...request, headers }));
      const { done, refused } = sortVerdicts(reply.verdicts);
      if (done.length === 0 && refused[0]) throw new ApiError(problemOfRefusal(refused[0]));
      return done.length;
    },
    { say: (count) => t('cash.imported', { count }) },
  );
  const columns: Column<BankStatement>[] = [
    {
      id: 'number',
      whole: true,
      label: t('field.number'),
      narrow: true,
      cell: (row) => row.statement_no ?? '–',
      text: (row) => row.statement_no ?? '',
    },
    dayColumn('from', t('field.from'), (row) => row.from_on),
    dayColumn('to', t('field.to'), (row) => row.to_on, { narrow: true }),
    statusColumn('balance', t('field.balance'), word, (row) => row.balance, { narrow: true }),
    {
      id: 'entries',
      label: t('field.entries'),
      numeric: true,
      cell: (row) => row.entries,
      text: (row) => String(row.entries),
    },
    {
      id: 'opening',
      label: t('field.opening'),
      numeric: true,
      cell: (row) => row.opening && <Amount value={row.opening} />,
      text: (row) => row.opening?.amount ?? '',
    },
    {
      id: 'closing',
      label: t('field.closing'),
      numeric: true,
      cell: (row) => row.closing && <Amount value={row.closing} />,
      text: (row) => row.closing?.amount ?? '',
    },
  ];
  return (
    <Page
      title={t('nav.statements')}
      actions={
        may('cash.write') && (
          <FileButton onChange={(file) => file && uploading.mutate(file)}>
            {(props) => (
              <Button {...props} loading={uploading.isPending}>
                {t('cash.upload')}
              </Button>
            )}
          </FileButton>
        )
      }
    >
      {uploading.error && <ProblemView error={uploading.error} />}
      <DataTable
        name="statements"
        label={t('nav.statements')}
        columns={columns}
        by={query}
        filters={[{ name: 'flagged', label: t('home.flagged'), kind: 'choice', options: ['yes', 'no'] }]}
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/bank-statements', {
              params: { path: { entity }, query: { ...query, after } },
            }),
          )
        }
        rowId={(row) => row.id}
        rowLabel={(row) => row.statement_no ?? row.id}
        path={(row) => `/statements/${row.id}`}
        empty={<Text span>{t('state.empty')}</Text>}
      />
    </Page>
  );
}
