import { Button, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { BankNotification } from '../../api/types';
import { useDesk } from '../../shell/entity';
import { Amount, Day, Moment, Status, useWord } from '../../ui/Figures';
import { isSome } from '../../ui/money';
import { Facts, Page, Section } from '../../ui/Page';
import { Ask } from '../../ui/States';
import { useBankAccounts } from '../useBankAccounts';
import { stateOf, useNotification } from './notificationApi';
import { NotificationActions } from './NotificationActions';
import { PaymentList } from './PaymentList';
import { useReasonWords } from './useReasonWords';

export function NotificationPage() {
  const { id = '' } = useParams({ strict: false });
  return <Ask query={useNotification(id)}>{(found) => <Details key={id} notification={found} />}</Ask>;
}

function Details({ notification }: { notification: BankNotification }) {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const why = useReasonWords();
  return (
    <Page
      title={t('notification.of', { reference: notification.reference ?? '' })}
      aside={<Status code={stateOf(notification)} />}
      actions={
        <>
          {may('cash.write') && <NotificationActions notification={notification} />}
          {notification.file && (
            <Button
              component="a"
              variant="default"
              leftSection={<IconDownload size={14} />}
              href={`/api/v1/entities/${entity}/bank-notifications/${notification.id}/file`}
              download
            >
              {t('cash.bankFile')}
            </Button>
          )}
        </>
      }
    >
      <Stack gap="lg">
        <Told notification={notification} />
        <Text size="sm">{why(notification)}</Text>
        <Section title={t('notification.payments')}>
          <PaymentList notification={notification.id} />
        </Section>
      </Stack>
    </Page>
  );
}

function Told({ notification }: { notification: BankNotification }) {
  const { t } = useTranslation();
  const word = useWord();
  const { href } = useDesk();
  const accounts = useBankAccounts().data ?? [];
  return (
    <Facts
      facts={[
        [t('field.account'), accounts.find((one) => one.id === notification.bank_account)?.name],
        [t('field.amount'), <Amount value={notification.amount} strong />],
        [t('notification.paymentsSum'), <Amount value={notification.payments_sum} />],
        [t('field.difference'), isSome(notification.difference) && <Amount value={notification.difference} />],
        [t('field.booked'), <Day value={notification.booked_on} />],
        [t('imports.format'), [word(notification.format), notification.file_name].filter(Boolean).join(' · ')],
        [t('field.received'), <Moment value={notification.received_at} />],
        [
          t('notification.batch'),
          notification.entry && <Link to={href(`/bank-entries/${notification.entry}`)}>{t('word.bank_entry')}</Link>,
        ],
      ]}
    />
  );
}
