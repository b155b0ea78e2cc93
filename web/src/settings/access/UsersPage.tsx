import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import { useDesk } from '../../shell/entity';
import { momentColumn } from '../../ui/columns';
import { DataTable, type Column } from '../../ui/DataTable';
import { Status, useWord } from '../../ui/Figures';
import { Page } from '../../ui/Page';
import { useFilters } from '../../ui/useFilters';
import type { User } from '../edit';
import { useGrantText } from './GrantsField';
import { NewUserDialog } from './UserDialog';

export function UsersPage() {
  const { t } = useTranslation();
  const { mayEverywhere } = useDesk();
  const [adding, setAdding] = useState(false);
  const columns = useColumns();
  const { filters } = useFilters();
  const query = { search: filters.search };
  return (
    <Page
      title={t('settings.users')}
      actions={mayEverywhere('users.write') && <Button onClick={() => setAdding(true)}>{t('access.newUser')}</Button>}
    >
      <DataTable
        name="users"
        label={t('settings.users')}
        columns={columns}
        by={query}
        filters={[{ name: 'search', label: t('field.name'), kind: 'text' }]}
        load={(after) => body(api.GET('/api/v1/users', { params: { query: { ...query, after } } }))}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        path={(row) => `/settings/users/${row.id}`}
      />
      {adding && <NewUserDialog close={() => setAdding(false)} />}
    </Page>
  );
}

function useColumns(): Column<User>[] {
  const { t } = useTranslation();
  const word = useWord();
  const grants = useGrantText();
  return [
    { id: 'name', label: t('field.name'), narrow: true, cell: (row) => row.name, text: (row) => row.name },
    {
      id: 'email',
      label: t('field.email'),
      narrow: true,
      cell: (row) => <span style={{ overflowWrap: 'anywhere' }}>{row.email}</span>,
      text: (row) => row.email,
    },
    {
      id: 'roles',
      label: t('settings.roles'),
      cell: (row) => row.roles.map((grant) => <div key={grants(grant)}>{grants(grant)}</div>),
      text: (row) => row.roles.map(grants).join(', '),
    },
    {
      id: 'active',
      label: t('field.state'),
      narrow: true,
      cell: (row) => <Status code={row.active ? 'active' : 'inactive'} />,
      text: (row) => word(row.active ? 'active' : 'inactive'),
    },
    momentColumn('created_at', t('access.addedAt'), (row) => row.created_at),
  ];
}
