import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { Home } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Moment } from '../ui/Figures';
import { Section } from '../ui/Page';
import { DONE } from './needs';

/** What the system did without anybody since one last looked. */
export function DoneList({ done }: { done: NonNullable<Home['done']> }) {
  const { t } = useTranslation();
  const { href } = useDesk();
  const { decimal } = useFormat();
  const rows = DONE.flatMap(({ name, path }) => {
    const count = done[name];
    return count ? [{ name, path, count }] : [];
  });
  return (
    <Section
      title={t('home.done')}
      actions={
        <Text size="xs" c="dimmed">
          {t('home.since')} <Moment value={done.since} />
        </Text>
      }
    >
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('home.doneNothing')}
        </Text>
      ) : (
        <Group gap="lg">
          {rows.map(({ name, path, count }) => (
            <Text key={name} size="sm">
              <b>{decimal(String(count))}</b> <Link to={href(path)}>{t(`home.${name}`)}</Link>
            </Text>
          ))}
        </Group>
      )}
    </Section>
  );
}
