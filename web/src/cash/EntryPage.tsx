import { Grid, Group, Stack } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { BankEntry, CashException } from '../api/types';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { inGroups } from '../i18n/format';
import { useDesk } from '../shell/entity';
import { WaitingFor } from '../signoff/WaitingFor';
import { Amount, Day, Status } from '../ui/Figures';
import { isSome } from '../ui/money';
import { Facts, Page, Section } from '../ui/Page';
import { Ask } from '../ui/States';
import { AcceptButton } from './AcceptButton';
import { EntryAdvice } from './advice/EntryAdvice';
import { AskButton } from './AskButton';
import { AsideButton } from './AsideButton';
import { DecisionView } from './DecisionView';
import { EntryAllocation } from './EntryAllocation';
import { MatchButton } from './MatchButton';
import { NextException } from './NextException';
import { EntryNotification } from './notification/EntryNotification';
import { QuestionSection } from './QuestionSection';
import { ReceiptList } from './ReceiptList';
import { ReversalButton } from './ReversalButton';
import { readEntry, type JudgedEntry } from './readEntry';

export function BankEntryPage() {
  const { id: entry = '' } = useParams({ strict: false });
  const query = useApi(['bank-entry', entry], (entity) => readEntry(entity, entry));
  return <Ask query={query}>{(judged) => <Details key={entry} {...judged} />}</Ask>;
}

function Details({ entry, exception }: JudgedEntry) {
  const { t } = useTranslation();
  const { date } = useFormat();
  const { may } = useDesk();
  const open = entry.status === 'open';
  const writes = may('cash.write');
  return (
    <Page
      title={t('cash.entry', { date: date(entry.booked_on) })}
      aside={<Status code={entry.status} />}
      actions={
        <>
          {writes && <ReversalButton entry={entry} />}
          {writes && open && !entry.is_reversal && <MatchButton entries={[entry.id]} />}
          {writes && exception && !entry.is_reversal && <AskButton exception={exception} />}
          {writes && <AsideButton entry={entry} />}
          <NextException entry={entry.id} />
        </>
      }
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Payment entry={entry} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            {exception && <WhyLeft exception={exception} takes={writes} />}
            {!entry.batch && <EntryNotification entry={entry} />}
            {entry.status !== 'split' && <EntryAdvice entry={entry} />}
            {open && <WaitingFor subject={entry.id} />}
            <QuestionSection entry={entry.id} />
            {open && writes && !entry.is_reversal && (
              <EntryAllocation
                key={entry.applied.amount}
                entry={entry}
                proposal={exception?.decision.proposal ?? null}
              />
            )}
            {isSome(entry.applied) && may('cash.read') && (
              <Section title={t('nav.receipts')}>
                <ReceiptList entry={entry.id} />
              </Section>
            )}
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

function WhyLeft({ exception, takes }: { exception: CashException; takes: boolean }) {
  const { t } = useTranslation();
  return (
    <Section title={t('cash.whyLeft')} actions={<Status code={exception.reason} />}>
      <DecisionView exception={exception} />
      {takes && exception.decision.proposal && !isSome(exception.applied) && (
        <Group justify="flex-end" mt="sm">
          <AcceptButton rows={[exception]} />
        </Group>
      )}
    </Section>
  );
}

/** What the bank says of the payment. */
function Payment({ entry }: { entry: BankEntry }) {
  const { t } = useTranslation();
  const { href, may } = useDesk();
  return (
    <Section title={t('cash.payment')}>
      <Facts
        facts={[
          [t('field.counterparty'), entry.counterparty_name],
          [t('field.account'), entry.counterparty_account && inGroups(entry.counterparty_account)],
          [t('field.amount'), <Amount value={entry.amount} strong />],
          [t('cash.instructed'), entry.instructed && <Amount value={entry.instructed} />],
          [t('field.applied'), isSome(entry.applied) ? <Amount value={entry.applied} /> : null],
          [t('field.remittance'), entry.remittance],
          [t('field.reference'), entry.references.join(', ') || entry.end_to_end_id],
          [
            t('nav.journal'),
            may('receivables.read') && (
              <Link to={`${href('/journal')}?source=${entry.batch ?? entry.id}`}>{t('receivables.postings')}</Link>
            ),
          ],
          [t('notification.returned'), entry.return_reason],
          [t('field.booked'), <Day value={entry.booked_on} />],
          [
            t('notification.batch'),
            entry.batch && <Link to={href(`/bank-entries/${entry.batch}`)}>{t('notification.toBatch')}</Link>,
          ],
          [
            t('field.statement'),
            <Link to={href(`/statements/${entry.statement}`)}>
              {t('field.line')} {entry.line_no}
            </Link>,
          ],
        ]}
      />
    </Section>
  );
}
