import { Button, FileButton, Group, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDesk } from '../../shell/entity';
import { Section } from '../../ui/Page';
import { useWrite } from '../../ui/useWrite';
import { useBankAccounts } from '../useBankAccounts';
import { AdviceResult } from './AdviceResult';
import { sendAdvice, type AdviceFile } from './adviceApi';
import { PasteDialog } from './PasteDialog';

/** Takes remittance advice in, as files or pasted, and says what became of it. */
export function AdvicePanel() {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const accounts = useBankAccounts().data ?? [];
  const [currency, setCurrency] = useState('');
  const [results, setResults] = useState<AdviceFile[]>([]);
  const [pasting, setPasting] = useState(false);
  const sending = useWrite(
    async (files: File[]) => {
      const told: AdviceFile[] = [];
      for (const file of files) {
        told.push(await sendAdvice(entity, file.name, file, currency || undefined));
        setResults([...told]);
      }
      return told.reduce((sum, one) => sum + one.imported.length, 0);
    },
    { say: (count) => t('advice.imported', { count }) },
  );
  const currencies = [...new Set(accounts.map((one) => one.currency))];
  return (
    <Paper withBorder p="sm" radius="md">
      <Group align="end" gap="sm">
        <NativeSelect
          label={t('field.currency')}
          value={currency}
          data={[{ value: '', label: t('cash.asFileSays') }, ...currencies]}
          onChange={(event) => setCurrency(event.currentTarget.value)}
        />
        <FileButton multiple onChange={(chosen) => chosen.length > 0 && sending.mutate(chosen)}>
          {(props) => (
            <Button {...props} loading={sending.isPending}>
              {t('advice.upload')}
            </Button>
          )}
        </FileButton>
        <Button variant="default" onClick={() => setPasting(true)}>
          {t('advice.paste')}
        </Button>
        <Text size="xs" c="dimmed">
          {t('advice.forms')}
        </Text>
      </Group>
      {results.length > 0 && (
        <Stack gap="sm" mt="sm">
          <Section title={t('cash.results')}>
            <Stack gap="xs" aria-live="polite">
              {results.map((one) => (
                <AdviceResult key={one.name} file={one} />
              ))}
            </Stack>
          </Section>
        </Stack>
      )}
      {pasting && (
        <PasteDialog currencies={currencies} close={() => setPasting(false)} done={(told) => setResults([told])} />
      )}
    </Paper>
  );
}
