import { Button, Stack, Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { BankEntry } from '../api/types';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Evidence } from '../ui/Evidence';
import { Amount, Day, Status } from '../ui/Figures';
import { Facts, Page, Section } from '../ui/Page';
import { ReasonDialog } from '../ui/ReasonDialog';
import { Ask } from '../ui/States';
import { ManualAllocation } from './ManualAllocation';
import { ReceiptList } from './ReceiptList';
import { proposalOf } from './proposal';
import { useException } from './useException';

export function BankEntryPage() {
  const { id: entry = '' } = useParams({ strict: false });
  const query = useApi(['bank-entry', entry], (entity) =>
    body(
      api.GET('/api/v1/entities/{entity}/bank-entries/{bank_entry}', {
        params: { path: { entity, bank_entry: entry } },
      }),
    ),
  );
  return <Ask query={query}>{(view) => <Details key={entry} entry={view} />}</Ask>;
}

function Details({ entry }: { entry: BankEntry }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  const { href, may } = useDesk();
  const open = entry.status === 'open';
  const exception = useException(entry.id, open);
  const facts: [string, React.ReactNode][] = [
    [t('field.counterparty'), entry.counterparty_name],
    [t('field.account'), entry.counterparty_account],
    [t('field.booked'), <Day value={entry.booked_on} />],
    [
      t('field.statement'),
      <Link to={href(`/statements/${entry.statement}`)}>
        {t('field.line')} {entry.line_no}
      </Link>,
    ],
    [t('field.amount'), <Amount value={entry.amount} strong />],
    [t('field.applied'), <Amount value={entry.applied} />],
    [t('field.reference'), entry.references.join(', ') || entry.end_to_end_id],
    [t('field.remittance'), entry.remittance],
  ];
  return (
    <Page
      title={t('cash.entry', { date: date(entry.booked_on) })}
      aside={<Status code={entry.status} />}
      actions={<AsideButton entry={entry} />}
    >
      <Stack gap="lg">
        <Facts facts={facts} />
        {open && may('cash.write') && exception.data !== undefined && (
          <ManualAllocation entry={entry} proposal={exception.data ? proposalOf(exception.data.decision) : null} />
        )}
        {exception.data && (
          <Section title={t('field.evidence')}>
            <Text size="sm" mb={4}>
              <Status code={exception.data.reason} />
            </Text>
            <Evidence value={exception.data.decision} />
          </Section>
        )}
        {!open && (
          <Section title={t('nav.receipts')}>
            <ReceiptList entry={entry.id} />
          </Section>
        )}
      </Stack>
    </Page>
  );
}

/** Puts an entry aside that is no customer's payment, or takes it back. */
function AsideButton({ entry }: { entry: BankEntry }) {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const [asking, setAsking] = useState(false);
  const aside = entry.status === 'open';
  if (!may('cash.write') || (entry.status !== 'open' && entry.status !== 'other')) return null;
  const title = t(aside ? 'cash.setAside' : 'cash.takeBack');
  const write = (reason: string, key: string) => {
    const params = { path: { entity }, header: idempotent(key) };
    return body(
      api.POST('/api/v1/entities/{entity}/bank-entries/set-aside', {
        params,
        body: { entry: entry.id, aside, reason },
      }),
    );
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {title}
      </Button>
      {asking && <ReasonDialog title={title} close={() => setAsking(false)} write={write} />}
    </>
  );
}
