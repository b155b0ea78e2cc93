import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { BankEntry } from '../../api/types';
import { useDesk } from '../../shell/entity';
import { Status } from '../../ui/Figures';
import { Section } from '../../ui/Page';
import { EntryList } from '../EntryList';
import { NotificationActions } from './NotificationActions';
import { stateOf, useNotificationOf } from './notificationApi';
import { useReasonWords } from './useReasonWords';

/** What the bank told of the single payments of an entry, and the parts that it was split into. */
export function EntryNotification({ entry }: { entry: BankEntry }) {
  const { t } = useTranslation();
  const { href, may } = useDesk();
  const why = useReasonWords();
  const told = useNotificationOf(entry.id).data;
  if (!told) return null;
  return (
    <Section title={t('notification.one')} actions={may('cash.write') && <NotificationActions notification={told} />}>
      <Group gap="xs" mb="sm">
        <Link to={href(`/bank-notifications/${told.id}`)}>
          {t('notification.of', { reference: told.reference ?? '' })}
        </Link>
        <Status code={stateOf(told)} />
        <Text size="sm" c="dimmed">
          {why(told)}
        </Text>
      </Group>
      {entry.parts > 0 && <EntryList batch={entry.id} />}
    </Section>
  );
}
