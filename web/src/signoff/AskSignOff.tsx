import { Alert, Button, Group, Text, TextInput } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { SignOffCommand } from '../api/types';
import { useDesk } from '../shell/entity';
import { ProblemView } from '../ui/States';
import { useWrite } from '../ui/useWrite';
import { askSignOffs } from './signing';

interface Props {
  commands: SignOffCommand[];
  /** What the server says against doing it alone. */
  detail: string;
  done: () => void;
}

/** What one person may not do alone is left to a second one, exactly as it was typed. */
export function AskSignOff({ commands, detail, done }: Props) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [note, setNote] = useState('');
  const asking = useWrite((_: undefined, key: string) => askSignOffs(entity, commands, note, key), {
    say: () => t('signOff.asked'),
    done,
  });
  return (
    <Alert color="gray" icon={<IconSignature size={18} />} title={t('signOff.needed')}>
      <Text size="sm">{detail}.</Text>
      <Group align="end" gap="xs" mt="xs">
        <TextInput
          style={{ flex: '1 1 200px' }}
          label={t('field.note')}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Button type="button" loading={asking.isPending} onClick={() => asking.mutate(undefined)}>
          {t('signOff.ask')}
        </Button>
      </Group>
      {asking.error && <ProblemView error={asking.error} />}
    </Alert>
  );
}
