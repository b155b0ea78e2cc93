import { Alert, Button, Code, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Recovery codes, shown once, to be kept elsewhere. */
export function RecoveryCodes({ codes, done }: { codes: string[]; done: () => void }) {
  const { t } = useTranslation();
  const file = `data:text/plain,${encodeURIComponent(codes.join('\n'))}`;
  return (
    <Alert variant="default" title={t('account.codesTitle')}>
      <Stack gap="sm">
        <Text size="sm">{t('account.codesText')}</Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing={4} maw={480}>
          {codes.map((code) => (
            <Code key={code}>{code}</Code>
          ))}
        </SimpleGrid>
        <Group>
          <Button component="a" variant="default" href={file} download="cashlane-recovery-codes.txt">
            {t('account.codesSave')}
          </Button>
          <Button onClick={done}>{t('account.codesKept')}</Button>
        </Group>
      </Stack>
    </Alert>
  );
}
