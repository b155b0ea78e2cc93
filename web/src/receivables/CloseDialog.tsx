import { NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Dialog } from '../ui/Dialog';
import { Section } from '../ui/Page';
import { Ask } from '../ui/States';
import { useWrite } from '../ui/useWrite';
import { CloseChecks } from './CloseChecks';

interface Props {
  /** First days of the months that can be closed, the oldest first. */
  months: string[];
  close: () => void;
}

/** Closes months through one; before that it says what is still unfinished in them. */
export function CloseDialog({ months, close }: Props) {
  const { t } = useTranslation();
  const { month } = useFormat();
  const { id: entity } = useDesk();
  const [through, setThrough] = useState(months[0] ?? '');
  const writing = useWrite(
    (_: undefined, key: string) => {
      const params = { path: { entity }, header: idempotent(key) };
      return body(api.POST('/api/v1/entities/{entity}/periods/close', { params, body: { through } }));
    },
    { done: close, say: (closed) => t('orders.done', { count: closed.length }) },
  );
  const trial = useApi(
    ['close-trial', through],
    (scope) => {
      const params = { path: { entity: scope }, query: { dry_run: true } };
      return body(api.POST('/api/v1/entities/{entity}/periods/close', { params, body: { through } }));
    },
    // Once it is closed there is nothing to try.
    writing.isIdle || writing.isError,
  );
  return (
    <Dialog
      title={t('receivables.close')}
      submitLabel={t('receivables.close')}
      close={close}
      submit={() => writing.mutate(undefined)}
      pending={writing.isPending}
      error={writing.error}
      disabled={!trial.data?.length}
      size="lg"
    >
      <NativeSelect
        size="sm"
        data-autofocus
        label={t('field.month')}
        value={through}
        data={months.map((value) => ({ value, label: month(value) }))}
        onChange={(event) => setThrough(event.currentTarget.value)}
      />
      <Section title={t('receivables.checks')}>
        <CloseChecks key={through} month={through} />
      </Section>
      <Ask query={trial} rows={1}>
        {(closed) => (
          <Text size="sm">
            {t('receivables.wouldClose', { count: closed.length, months: closed.map(month).join(', ') })}
          </Text>
        )}
      </Ask>
    </Dialog>
  );
}
