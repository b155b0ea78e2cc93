import { Button, FileButton, Group, NativeSelect, Paper, Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDesk } from '../shell/entity';
import { Section } from '../ui/Page';
import { useWrite } from '../ui/useWrite';
import { useBankAccounts } from './useBankAccounts';
import { FileResult } from './FileResult';
import { sendFile, waiting, type BankFile } from './importing';
import { MatchButton } from './MatchButton';

/** Takes bank files in, one after the other, and says what became of each statement. */
export function ImportPanel() {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const accounts = (useBankAccounts().data ?? []).filter((one) => !one.closed_on);
  const [account, setAccount] = useState('');
  const [files, setFiles] = useState<BankFile[]>([]);
  const importing = useWrite(
    async (chosen: File[]) => {
      let known = chosen.map(waiting);
      const put = (index: number, changed: BankFile) => {
        known = known.map((one, at) => (at === index ? changed : one));
        setFiles(known);
      };
      for (const [index, one] of known.entries()) {
        put(index, { ...one, state: 'running' });
        put(index, await sendFile(entity, one, account || undefined));
      }
      return known.reduce((sum, one) => sum + one.imported.length, 0);
    },
    { say: (count) => t('cash.imported', { count }) },
  );
  const done = files.filter((one) => one.state === 'done').length;
  return (
    <Paper withBorder p="sm" radius="md">
      <Group align="end" gap="sm">
        <NativeSelect
          label={t('cash.whichAccount')}
          value={account}
          data={[
            { value: '', label: t('cash.asFileSays') },
            ...accounts.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => setAccount(event.currentTarget.value)}
        />
        <FileButton multiple onChange={(chosen) => chosen.length > 0 && importing.mutate(chosen)}>
          {(props) => (
            <Button {...props} loading={importing.isPending}>
              {t('cash.upload')}
            </Button>
          )}
        </FileButton>
        <Text size="xs" c="dimmed">
          {t('cash.formats')}
        </Text>
      </Group>
      {files.length > 0 && (
        <Stack gap="sm" mt="sm">
          {importing.isPending && (
            <Progress
              value={(100 * done) / files.length}
              aria-label={t('cash.importing', { done, all: files.length })}
            />
          )}
          <Section title={t('cash.results')} actions={!importing.isPending && <MatchButton />}>
            <Stack gap="xs" aria-live="polite">
              {files.map((one) => (
                <FileResult key={one.file.name} file={one} />
              ))}
            </Stack>
          </Section>
        </Stack>
      )}
    </Paper>
  );
}
