import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useDesk } from '../entity';
import classes from './LiveDot.module.css';
import { useLive } from './useLive';

/** A quiet sign that what others do appears by itself, and a word when it does not. */
export function LiveDot() {
  const { t } = useTranslation();
  const { id } = useDesk();
  const open = useLive(id);
  const text = t(open ? 'shell.live' : 'shell.reconnecting');
  return (
    <Group gap={6} wrap="nowrap" role="status" title={text}>
      <span className={classes.dot} data-open={open || undefined} />
      <Text size="xs" c="dimmed" className={open ? classes.unseen : undefined}>
        {text}
      </Text>
    </Group>
  );
}
