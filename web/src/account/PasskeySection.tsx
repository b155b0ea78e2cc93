import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Passkey } from '../api/types';
import { methodsQuery, sessionQuery } from '../shell/session';
import { Moment } from '../ui/Figures';
import { Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask } from '../ui/States';
import { PasskeyDialog } from './PasskeyDialog';
import { browserHasPasskeys, passkeysWorkHere } from './passkeys';
import { PasswordDialog } from './PasswordDialog';
import { RecoveryCodes } from './RecoveryCodes';

type Doing = { what: 'add' } | { what: 'rename' | 'remove'; passkey: Passkey } | null;

/** My passkeys: add one, give it another name, remove it. */
export function PasskeySection() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [doing, setDoing] = useState<Doing>(null);
  const [codes, setCodes] = useState<string[]>([]);
  const { data: methods } = useQuery(methodsQuery);
  const query = useQuery({ queryKey: ['passkeys'], queryFn: () => body(api.GET('/api/v1/passkeys')) });
  const read = async () => {
    await Promise.all([
      ...['passkeys', 'second-factor', 'sessions'].map((name) => queries.invalidateQueries({ queryKey: [name] })),
      queries.invalidateQueries(sessionQuery),
    ]);
  };
  const close = () => setDoing(null);
  const hint = () => {
    if (!methods || passkeysWorkHere(methods.passkeys)) return null;
    if (!methods.passkeys) return t('account.passkeysOff');
    return browserHasPasskeys() ? t('account.passkeysAt', { address: methods.passkeys }) : t('account.passkeysBrowser');
  };
  return (
    <Section
      title={t('account.passkeys')}
      actions={
        passkeysWorkHere(methods?.passkeys) && (
          <Button variant="default" onClick={() => setDoing({ what: 'add' })}>
            {t('account.passkeyAdd')}
          </Button>
        )
      }
    >
      <Stack gap="sm">
        <Text size="sm">{t('account.passkeysText')}</Text>
        {hint() && (
          <Text size="sm" c="dimmed">
            {hint()}
          </Text>
        )}
        {codes.length > 0 && <RecoveryCodes codes={codes} done={() => setCodes([])} />}
        <Ask query={query} rows={1}>
          {(rows) => rows.length > 0 && <PasskeyTable rows={rows} act={setDoing} />}
        </Ask>
      </Stack>
      {doing?.what === 'add' && <PasskeyDialog close={close} added={setCodes} read={read} />}
      {doing?.what === 'rename' && <PasskeyDialog close={close} passkey={doing.passkey} read={read} />}
      {doing?.what === 'remove' && (
        <PasswordDialog
          close={close}
          submit={async (password) => {
            const params = { path: { passkey: doing.passkey.id } };
            await api.POST('/api/v1/passkeys/{passkey}/remove', { params, body: { password } });
            await read();
          }}
        >
          <Text size="sm">{t('account.passkeyRemoveText', { name: doing.passkey.name })}</Text>
        </PasswordDialog>
      )}
    </Section>
  );
}

function PasskeyTable({ rows, act }: { rows: Passkey[]; act: (doing: Doing) => void }) {
  const { t } = useTranslation();
  return (
    <SimpleTable
      label={t('account.passkeys')}
      rows={rows}
      rowId={(row) => row.id}
      columns={[
        { label: t('field.name'), narrow: true, cell: (row) => row.name },
        {
          label: t('account.passkeyKept'),
          cell: (row) => t(row.synced ? 'account.passkeySynced' : 'account.passkeyOne'),
        },
        { label: t('account.passkeyAdded'), cell: (row) => <Moment value={row.created_at} /> },
        { label: t('account.lastUsed'), narrow: true, cell: (row) => <Moment value={row.last_used_at} /> },
        {
          label: t('account.passkeyActions'),
          narrow: true,
          cell: (passkey) => (
            <Group gap={4} wrap="nowrap">
              <Button variant="subtle" size="compact-xs" onClick={() => act({ what: 'rename', passkey })}>
                {t('account.passkeyRename')}
              </Button>
              <Button variant="subtle" color="red" size="compact-xs" onClick={() => act({ what: 'remove', passkey })}>
                {t('account.passkeyRemove')}
              </Button>
            </Group>
          ),
        },
      ]}
    />
  );
}
