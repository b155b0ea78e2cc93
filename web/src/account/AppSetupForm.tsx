import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import type { AppSetup } from '../api/types';
import { ProblemView } from '../ui/States';
import { CodeInput } from './CodeInput';

interface Props {
  setup: AppSetup;
  submit: (code: string) => void;
  pending: boolean;
  error: unknown;
}

/** The picture for an authenticator app, and the first code that it shows. */
export function AppSetupForm({ setup, submit, pending, error }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    submit(code);
  };
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        <Text size="sm">{t('account.scan')}</Text>
        <Group align="start">
          <img
            src={`data:image/svg+xml,${encodeURIComponent(setup.qr_svg)}`}
            alt={t('account.picture')}
            width={200}
            height={200}
            style={{ background: 'white', borderRadius: 8 }}
          />
          <Stack gap={4} maw={260}>
            <Text size="xs" c="dimmed">
              {t('account.typeIn')}
            </Text>
            <Code style={{ overflowWrap: 'anywhere' }}>{setup.secret.match(/.{1,4}/g)?.join(' ')}</Code>
          </Stack>
        </Group>
        <CodeInput label={t('account.firstCode')} value={code} onChange={setCode} />
        {Boolean(error) && <ProblemView error={error} />}
        <Button type="submit" loading={pending} disabled={code.trim() === ''} style={{ alignSelf: 'start' }}>
          {t('account.confirm')}
        </Button>
      </Stack>
    </form>
  );
}
