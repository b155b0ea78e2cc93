import { Button, Group, Stack, Text } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useDesk } from '../shell/entity';
import { Section } from '../ui/Page';
import { ProblemView } from '../ui/States';
import { useWrite } from '../ui/useWrite';
import { unfilled, type ImportKind } from './draft';
import { ImportProgress, useImport } from './ImportProgress';
import { RowResults } from './RowResults';
import { sendImport } from './send';
import type { Mapping } from './useMapping';

interface Props {
  kind: ImportKind;
  file: File;
  mapping: Mapping;
  /** The mapping's editor, which shows what is refused of it. */
  children: (error: unknown) => ReactNode;
}

/** A trial first; what it would book can then be booked. */
export function TryAndImport({ kind, file, mapping, children }: Props) {
  const { t } = useTranslation();
  const { id: entity, href } = useDesk();
  const navigate = useNavigate();
  const [trial, setTrial] = useState<{ id: string; mapping: string } | null>(null);
  const sending = useWrite(
    (dry: boolean, key: string) =>
      sendImport(entity, { kind: kind.kind, file, mapping: mapping.written, trial: dry }, key),
    {
      say: () => t('imports.uploaded'),
      done: (view) => {
        if (view.dry_run) setTrial({ id: view.id, mapping: mapping.written });
        else void navigate({ to: href(`/imports/${view.id}`) });
      },
    },
  );
  const tried = useImport(trial?.id ?? null).data;
  const current = trial?.mapping === mapping.written;
  const missing = mapping.text === null ? unfilled(mapping.draft, kind.fields) : [];
  const ready = current && tried?.state === 'finished' && tried.rows_booked > 0;
  return (
    <>
      {children(sending.error)}
      <Section title={t('imports.step4')}>
        <Stack gap="sm">
          {missing.length > 0 && (
            <Text size="sm" c="dimmed">
              {t('imports.missing', {
                fields: missing
                  .map((field) => t(`imports.field_${field.name}`, { defaultValue: field.name }))
                  .join(', '),
              })}
            </Text>
          )}
          <Group gap="sm">
            <Button
              variant={ready ? 'default' : 'filled'}
              loading={sending.isPending}
              disabled={missing.length > 0}
              onClick={() => sending.mutate(true)}
            >
              {t('imports.try')}
            </Button>
            {ready && (
              <Button loading={sending.isPending} onClick={() => sending.mutate(false)}>
                {t('imports.import')}
              </Button>
            )}
            {trial && !current && (
              <Text size="sm" c="dimmed">
                {t('imports.changedSince')}
              </Text>
            )}
          </Group>
          {sending.error && <ProblemView error={sending.error} />}
          {tried && (
            <>
              <ImportProgress view={tried} />
              <Text size="sm">
                <Link to={href(`/imports/${tried.id}`)}>{t('imports.openTrial')}</Link>
              </Text>
              <RowResults view={tried} />
            </>
          )}
        </Stack>
      </Section>
    </>
  );
}
