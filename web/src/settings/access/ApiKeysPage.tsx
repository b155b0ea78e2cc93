import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import { useDesk } from '../../shell/entity';
import { entitiesQuery } from '../../shell/session';
import { momentColumn, statusColumn } from '../../ui/columns';
import { DataTable, type Column } from '../../ui/DataTable';
import { useWord } from '../../ui/Figures';
import { FormDialog } from '../../ui/FormDialog';
import { Page } from '../../ui/Page';
import type { ApiKey } from '../edit';
import { ApiKeyDialog, MadeKeyDialog } from './ApiKeyDialog';
import { useAccessNames, useActorName } from './names';

export function ApiKeysPage() {
  const { t } = useTranslation();
  const { mayEverywhere } = useDesk();
  const [shown, setShown] = useState<ApiKey | 'new' | { secret: string } | null>(null);
  const columns = useColumns(setShown);
  const close = () => setShown(null);
  return (
    <Page
      title={t('settings.apiKeys')}
      actions={mayEverywhere('api_keys.write') && <Button onClick={() => setShown('new')}>{t('access.newKey')}</Button>}
    >
      <DataTable
        name="api-keys"
        label={t('settings.apiKeys')}
        columns={columns}
        by={{}}
        load={(after) => body(api.GET('/api/v1/api-keys', { params: { query: { after } } }))}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
      />
      {shown === 'new' && <ApiKeyDialog close={close} done={(secret) => setShown({ secret })} />}
      {shown !== null && typeof shown === 'object' && 'secret' in shown && (
        <MadeKeyDialog secret={shown.secret} close={close} />
      )}
      {shown !== null && typeof shown === 'object' && 'id' in shown && (
        <FormDialog
          title={t('access.revoke')}
          size="md"
          danger
          fields={[]}
          close={close}
          submitLabel={t('access.revoke')}
          write={() => body(api.DELETE('/api/v1/api-keys/{key}', { params: { path: { key: shown.id } } }))}
        >
          {() => t('access.revokeNote', { name: shown.name })}
        </FormDialog>
      )}
    </Page>
  );
}

function standing(key: ApiKey): string {
  if (key.revoked_at) return 'revoked';
  return key.expires_at && new Date(key.expires_at) < new Date() ? 'expired' : 'active';
}

function useColumns(revoke: (key: ApiKey) => void): Column<ApiKey>[] {
  const { t } = useTranslation();
  const word = useWord();
  const names = useAccessNames();
  const actor = useActorName();
  const { mayEverywhere } = useDesk();
  const { data: entities } = useSuspenseQuery(entitiesQuery);
  const where = (key: ApiKey) =>
    key.entity_id ? (entities.find((one) => one.id === key.entity_id)?.name ?? key.entity_id) : t('access.everywhere');
  const scopes = (key: ApiKey) => key.scopes.map(names.permission).join(', ');
  return [
    { id: 'name', label: t('field.name'), narrow: true, cell: (row) => row.name, text: (row) => row.name },
    statusColumn('state', t('field.state'), word, standing, { narrow: true }),
    { id: 'where', label: t('access.where'), cell: where, text: where },
    {
      id: 'scopes',
      label: t('access.scopes'),
      cell: (row) => <span title={scopes(row)}>{t('access.scopeCount', { count: row.scopes.length })}</span>,
      text: scopes,
    },
    momentColumn('expires_at', t('access.expires'), (row) => row.expires_at),
    momentColumn('created_at', t('access.madeAt'), (row) => row.created_at),
    {
      id: 'created_by',
      label: t('field.actor'),
      optional: true,
      cell: (row) => actor(row.created_by),
      text: (row) => actor(row.created_by),
    },
    {
      id: 'revoke',
      label: t('access.revoke'),
      numeric: true,
      narrow: true,
      cell: (row) =>
        mayEverywhere('api_keys.write') &&
        !row.revoked_at && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="red"
            c="var(--mantine-color-error)"
            onClick={() => revoke(row)}
          >
            {t('access.revoke')}
          </Button>
        ),
      text: () => '',
    },
  ];
}
