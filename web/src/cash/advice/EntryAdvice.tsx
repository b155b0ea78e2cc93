import { Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { BankEntry, RemittanceAdviceDetail } from '../../api/types';
import { useDesk } from '../../shell/entity';
import { Section } from '../../ui/Page';
import { Ask } from '../../ui/States';
import { UnlinkButton } from './AdviceActions';
import { senderOf } from './adviceApi';
import { AdviceLines } from './AdviceLines';
import { PickAdviceDialog } from './PickAdviceDialog';
import { useAdvice } from './useAdvice';
import { useLinkedBy } from './useLinkedBy';

/** What the payer said of a payment. */
export function EntryAdvice({ entry }: { entry: BankEntry }) {
  if (entry.advice) return <Linked advice={entry.advice} />;
  return entry.amount.amount.startsWith('-') ? null : <Unlinked entry={entry} />;
}

function Linked({ advice }: { advice: string }) {
  const { t } = useTranslation();
  const { may } = useDesk();
  const query = useAdvice(advice);
  return (
    <Section
      title={t('nav.remittanceAdvice')}
      actions={may('cash.write') && query.data && <UnlinkButton advice={query.data} />}
    >
      <Ask query={query} rows={3}>
        {(found) => <Said advice={found} />}
      </Ask>
    </Section>
  );
}

function Said({ advice }: { advice: RemittanceAdviceDetail }) {
  const { t } = useTranslation();
  const { href } = useDesk();
  const linkedBy = useLinkedBy();
  return (
    <>
      <Group gap="xs" mb={6}>
        <Link to={href(`/remittance-advice/${advice.id}`)}>{t('advice.of', { payer: senderOf(advice) })}</Link>
        <Text size="sm" c="dimmed">
          {[advice.payment_ref, linkedBy(advice)].filter(Boolean).join(' · ')}
        </Text>
      </Group>
      <AdviceLines lines={advice.lines} />
    </>
  );
}

function Unlinked({ entry }: { entry: BankEntry }) {
  const { t } = useTranslation();
  const { may } = useDesk();
  const [picking, setPicking] = useState(false);
  if (!may('cash.write')) return null;
  return (
    <Group>
      <Button variant="default" onClick={() => setPicking(true)}>
        {t('advice.pick')}
      </Button>
      {picking && <PickAdviceDialog entry={entry} close={() => setPicking(false)} />}
    </Group>
  );
}
