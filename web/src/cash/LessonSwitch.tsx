import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useWrite } from '../ui/useWrite';

interface Props {
  isActive: boolean;
  /** What is said of it. */
  says: string;
  /** What it is called, for those who hear the button only. */
  name: string;
  write: (isActive: boolean, key: string) => Promise<unknown>;
}

/** Switches something that matching learned off or on. */
export function LessonSwitch({ isActive, says, name, write }: Props) {
  const { t } = useTranslation();
  const writing = useWrite(write);
  return (
    <Group gap="xs" wrap="nowrap" justify="space-between">
      {says}
      <Button
        variant="subtle"
        size="compact-xs"
        loading={writing.isPending}
        aria-label={t(isActive ? 'learned.offOf' : 'learned.onOf', { payer: name })}
        onClick={() => writing.mutate(!isActive)}
      >
        {t(isActive ? 'learned.off' : 'learned.on')}
      </Button>
    </Group>
  );
}
