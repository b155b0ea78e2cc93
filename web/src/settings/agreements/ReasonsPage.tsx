import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../../api/client';
import type { DeductionReason } from '../../api/types';
import { useReasons } from '../../deductions/useReasons';
import { useDesk } from '../../shell/entity';
import { FormDialog } from '../../ui/FormDialog';
import { useWord } from '../../ui/Figures';
import { Page } from '../../ui/Page';
import { SimpleTable } from '../../ui/SimpleTable';
import { Loading, ProblemView } from '../../ui/States';
import { useWrite } from '../../ui/useWrite';
import { editing } from '../edit';

/** Why payers withhold: the reasons that every company has, and this one's own. */
export function ReasonsPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { may } = useDesk();
  const { all, say, error } = useReasons();
  const [shown, setShown] = useState<DeductionReason | 'new' | null>(null);
  const writes = may('agreements.write');
  const close = () => setShown(null);
  return (
    <Page
      title={t('settings.deductionReasons')}
      actions={writes && <Button onClick={() => setShown('new')}>{t('deductions.newReason')}</Button>}
    >
      <Text size="sm" c="dimmed" maw={720}>
        {t('deductions.about')}
      </Text>
      {error ? <ProblemView error={error} /> : null}
      {all.length === 0 && !error && <Loading />}
      {all.length > 0 && (
        <SimpleTable
          label={t('settings.deductionReasons')}
          rows={all}
          rowId={(row) => row.code}
          columns={[
            { label: t('field.name'), narrow: true, cell: (row) => say(row.code) },
            { label: t('settings.code'), cell: (row) => row.code },
            { label: t('deductions.builtIn'), cell: (row) => word(row.is_built_in ? 'yes' : 'no') },
            {
              label: t('deductions.used'),
              narrow: true,
              cell: (row) => (
                <Group gap="xs" wrap="nowrap">
                  {word(row.is_active ? 'yes' : 'no')}
                  {writes && <Switch reason={row} name={say(row.code)} />}
                  {writes && (
                    <Button
                      variant="subtle"
                      size="compact-xs"
                      aria-label={`${t('deductions.rename')} ${say(row.code)}`}
                      onClick={() => setShown(row)}
                    >
                      {t('deductions.rename')}
                    </Button>
                  )}
                </Group>
              ),
            },
          ]}
        />
      )}
      {shown === 'new' && <NewReason close={close} />}
      {shown !== null && shown !== 'new' && <Rename reason={shown} name={say(shown.code)} close={close} />}
    </Page>
  );
}

/** Changes a reason from the version that is shown. */
function useChange() {
  const { id: entity } = useDesk();
  return ({ code, version }: DeductionReason, given: { name?: string; is_active?: boolean }, key: string) => {
    const params = { path: { entity, code }, header: editing(key, version) };
    const change = { name: given.name ?? null, is_active: given.is_active ?? null };
    return body(api.PATCH('/api/v1/entities/{entity}/deduction-reasons/{code}', { params, body: change }));
  };
}

function Switch({ reason, name }: { reason: DeductionReason; name: string }) {
  const { t } = useTranslation();
  const change = useChange();
  const writing = useWrite((is_active: boolean, key: string) => change(reason, { is_active }, key));
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      loading={writing.isPending}
      aria-label={t(reason.is_active ? 'deductions.offOf' : 'deductions.onOf', { name })}
      onClick={() => writing.mutate(!reason.is_active)}
    >
      {t(reason.is_active ? 'deductions.off' : 'deductions.on')}
    </Button>
  );
}

function Rename({ reason, name, close }: { reason: DeductionReason; name: string; close: () => void }) {
  const { t } = useTranslation();
  const change = useChange();
  return (
    <FormDialog
      title={t('deductions.rename')}
      close={close}
      cols={1}
      fields={[{ name: 'name', label: t('field.name'), required: true }]}
      start={{ name }}
      write={(values, key) => change(reason, { name: values.name ?? '' }, key)}
    />
  );
}

function NewReason({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  return (
    <FormDialog
      title={t('deductions.newReason')}
      close={close}
      fields={[
        { name: 'code', label: t('settings.code'), required: true, hint: t('deductions.codeHint') },
        { name: 'name', label: t('field.name'), required: true },
      ]}
      write={(values, key) => {
        const params = { path: { entity }, header: idempotent(key) };
        const given = { code: values.code ?? '', name: values.name ?? '' };
        return body(api.POST('/api/v1/entities/{entity}/deduction-reasons', { params, body: given }));
      }}
    />
  );
}
