import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { ImportedNotification } from '../../api/types';
import { useDesk } from '../../shell/entity';
import { Amount, Status } from '../../ui/Figures';
import { stateOf } from './notificationApi';
import { useReasonWords } from './useReasonWords';

/** What became of one notification of a bank file. */
export function NotificationResult({ notification }: { notification: ImportedNotification }) {
  const { t } = useTranslation();
  const { href } = useDesk();
  const why = useReasonWords();
  return (
    <div>
      <Text size="sm" component="div">
        <Link to={href(`/bank-notifications/${notification.id}`)}>
          {t('notification.of', { reference: notification.reference ?? '' })}
        </Link>{' '}
        · <Amount value={notification.amount} /> · {t('notification.paymentsTold', { count: notification.payments })}{' '}
        <Status code={stateOf(notification)} />
      </Text>
      <Text size="sm" c="dimmed">
        {[notification.known && t('notification.known'), why(notification)].filter(Boolean).join(' ')}
      </Text>
    </div>
  );
}
