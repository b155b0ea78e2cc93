import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { HoldView, OrderReceipt } from '../../api/types';
import { useDesk } from '../../shell/entity';
import { Amount, Status, useWord } from '../../ui/Figures';
import { Section } from '../../ui/Page';
import { Loading, ProblemView } from '../../ui/States';
import { HoldSentence } from '../HoldSentence';
import type { OrderDraft } from './draft';
import { EntryCredit } from './EntryCredit';
import { EntryDocument } from './EntryDocument';
import { EntryTerms } from './EntryTerms';

interface Props {
  draft: OrderDraft;
  receipt: OrderReceipt | undefined;
  error: unknown;
  /** Whether the result belongs to what is typed by now. */
  current: boolean;
  waiting: boolean;
}

/** What would become of the order if it were sent as it stands. */
export function PreviewPane({ draft, receipt, error, current, waiting }: Props) {
  const { t } = useTranslation();
  if (draft.customer === '') return <Text c="dimmed">{t('entry.begin')}</Text>;
  return (
    <Stack gap="md" aria-live="polite" aria-busy={!current}>
      {error ? <ProblemView error={error} /> : null}
      {!error && !receipt && (waiting ? <Loading rows={3} /> : <Text c="dimmed">{t('entry.addLines')}</Text>)}
      {receipt && (
        <div style={{ opacity: current ? 1 : 0.55 }}>
          <Outcome receipt={receipt} />
        </div>
      )}
      <EntryTerms draft={draft} gross={receipt?.gross} />
      <EntryCredit draft={draft} receipt={receipt} />
      {receipt && <EntryDocument draft={draft} />}
    </Stack>
  );
}

function Outcome({ receipt }: { receipt: OrderReceipt }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <Paper withBorder p="sm" radius="md">
        <Group justify="space-between">
          <Text size="sm">
            {t('entry.total')} <Amount value={receipt.gross} strong />
          </Text>
          <Status code={receipt.status} />
        </Group>
        <Text size="xs" c="dimmed" component="div">
          {t('field.net')} <Amount value={receipt.net} /> · {t('field.tax')} <Amount value={receipt.tax} />
        </Text>
      </Paper>
      <Section title={t('entry.checks')}>
        {receipt.holds.length === 0 ? (
          <Badge color="teal">{t('entry.noHolds')}</Badge>
        ) : (
          <Stack gap={6}>
            {receipt.holds.map((hold) => (
              <Check key={hold.id} hold={hold} />
            ))}
          </Stack>
        )}
      </Section>
    </Stack>
  );
}

function Check({ hold }: { hold: HoldView }) {
  const { t } = useTranslation();
  const word = useWord();
  const { href } = useDesk();
  const other = hold.reason === 'duplicate_order' ? String(hold.evidence.order) : null;
  return (
    <Paper withBorder p="xs" radius="md">
      <Text size="sm" fw={500}>
        {word(hold.reason)}
        {hold.line_no != null && ` · ${t('orders.line', { number: hold.line_no })}`}
      </Text>
      <HoldSentence hold={hold} />{' '}
      {other && (
        <Link to={href('/orders')} search={{ search: other }} target="_blank">
          {other}
        </Link>
      )}
    </Paper>
  );
}
