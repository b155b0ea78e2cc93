import { Alert, Button, Code, CopyButton, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Something that is shown this once, to be copied. */
export function Secret({ value, note }: { value: string; note: string }) {
  const { t } = useTranslation();
  return (
    <Alert color="orange" title={t('access.onlyNow')}>
      <Text size="sm">{note}</Text>
      <Group mt="xs" gap="xs">
        <Code style={{ overflowWrap: 'anywhere' }}>{value}</Code>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'access.copied' : 'access.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  );
}
