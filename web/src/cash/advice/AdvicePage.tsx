import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { RemittanceAdviceDetail } from '../../api/types';
import { CustomerName } from '../../customers/CustomerName';
import { inGroups } from '../../i18n/format';
import { useDesk } from '../../shell/entity';
import { Amount, Day, Moment, Status, useWord } from '../../ui/Figures';
import { Facts, Page, Section } from '../../ui/Page';
import { Ask } from '../../ui/States';
import { AdviceActions } from './AdviceActions';
import { senderOf } from './adviceApi';
import { AdviceLines } from './AdviceLines';
import { useAdvice } from './useAdvice';
import { useLinkedBy } from './useLinkedBy';

export function AdvicePage() {
  const { id = '' } = useParams({ strict: false });
  return <Ask query={useAdvice(id)}>{(advice) => <Details key={id} advice={advice} />}</Ask>;
}

function Details({ advice }: { advice: RemittanceAdviceDetail }) {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  return (
    <Page
      title={t('advice.of', { payer: senderOf(advice) })}
      aside={<Status code={advice.status} />}
      actions={
        <>
          {may('cash.write') && <AdviceActions advice={advice} />}
          <Button
            component="a"
            variant="default"
            leftSection={<IconDownload size={14} />}
            href={`/api/v1/entities/${entity}/remittance-advices/${advice.id}/file`}
            download
          >
            {t('advice.original')}
          </Button>
        </>
      }
    >
      <Stack gap="lg">
        <Said advice={advice} />
        {advice.findings.length > 0 && <Findings advice={advice} />}
        <Section title={t('advice.documents')}>
          <AdviceLines lines={advice.lines} />
        </Section>
        {advice.notes.length > 0 && (
          <Section title={t('advice.notes')}>
            <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
              {advice.notes.join('\n')}
            </Text>
          </Section>
        )}
      </Stack>
    </Page>
  );
}

/** What it says of the payment, and to which it belongs. */
function Said({ advice }: { advice: RemittanceAdviceDetail }) {
  const { t } = useTranslation();
  const word = useWord();
  const linkedBy = useLinkedBy();
  const { href } = useDesk();
  return (
    <Facts
      facts={[
        [t('field.payer'), [advice.payer_name, advice.payer_number].filter(Boolean).join(' · ')],
        [t('field.account'), advice.payer_account && inGroups(advice.payer_account)],
        [t('field.customer'), advice.customer && <CustomerName id={advice.customer} name={advice.customer_name} />],
        [t('field.amount'), <Amount value={advice.amount} strong />],
        [t('advice.paymentRef'), advice.payment_ref],
        [t('advice.paidOn'), advice.paid_on && <Day value={advice.paid_on} />],
        [t('advice.number'), advice.advice_no],
        [t('field.reference'), advice.references.map((one) => `${one.kind} ${one.value}`).join(', ')],
        [t('advice.form'), `${word(advice.form)} · ${advice.file_name}`],
        [t('field.received'), <Moment value={advice.received_at} />],
        [
          t('cash.payment'),
          advice.entry && (
            <>
              <Link to={href(`/bank-entries/${advice.entry}`)}>{t('word.bank_entry')}</Link> · {linkedBy(advice)}
            </>
          ),
        ],
      ]}
    />
  );
}

/** What could not be read or does not add up, as the server says it. */
function Findings({ advice }: { advice: RemittanceAdviceDetail }) {
  const { t } = useTranslation();
  return (
    <Alert color="orange" title={t('advice.findings')}>
      <List size="sm">
        {advice.findings.map((one, place) => (
          <List.Item key={place}>{[one.value, one.message].filter(Boolean).join(': ')}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
