import { List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { CashException } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { CustomerName } from '../customers/CustomerName';
import { Amount } from '../ui/Figures';
import { isSome } from '../ui/money';
import { SimpleTable } from '../ui/SimpleTable';
import { readDecision, type Named } from './decision';
import type { Proposal } from './proposal';

/** Why a payment was left to a person, and what the engine saw and would do, in words. */
export function DecisionView({ exception }: { exception: CashException }) {
  const { t } = useTranslation();
  const { money } = useFormat();
  const decision = readDecision(exception.decision);
  const how = (one: Named) =>
    t(one.source === 'text' ? 'cash.namedInText' : 'cash.namedInField', {
      token: one.token,
      number: one.number,
      open: one.open ? money(one.open) : '–',
    });
  return (
    <Stack gap="sm">
      <Text size="sm" fw={500}>
        {t(`cash.why.${exception.reason}`, { defaultValue: exception.reason })}
      </Text>
      <List size="sm" spacing={2}>
        {decision.named.map((one) => (
          <List.Item key={one.token + one.number}>
            {how(one)} {one.byReference && t('cash.byReference')}
          </List.Item>
        ))}
        {decision.parts.map((part) => (
          <List.Item key={part.feature}>
            {t(`cash.feature.${part.feature}`, { defaultValue: part.feature })} ({part.points > 0 ? '+' : ''}
            {part.points})
          </List.Item>
        ))}
      </List>
      {decision.proposal && <ProposalView title={t('field.proposal')} proposal={decision.proposal} />}
      {decision.runnerUp && <ProposalView title={t('cash.runnerUp')} proposal={decision.runnerUp} />}
      <Text size="xs" c="dimmed">
        {t('cash.policy', { policy: decision.policy, confidence: decision.confidence })}
      </Text>
    </Stack>
  );
}

/** One way to apply the payment, line by line. */
function ProposalView({ title, proposal }: { title: string; proposal: Proposal }) {
  const { t } = useTranslation();
  return (
    <div>
      <Text size="sm" mb={4}>
        <b>{title}:</b> <CustomerName id={proposal.customer} /> ·{' '}
        {t(`cash.reading.${proposal.reading}`, { defaultValue: proposal.reading })}
      </Text>
      <SimpleTable
        label={title}
        rows={proposal.lines}
        rowId={(line) => line.item}
        cards
        columns={[
          { label: t('field.number'), cell: (line) => line.number },
          { label: t('field.amount'), numeric: true, cell: (line) => <Amount value={line.amount} /> },
          {
            label: t('field.discount'),
            numeric: true,
            cell: (line) => isSome(line.discount) && <Amount value={line.discount} />,
          },
          {
            label: t('field.writeOff'),
            numeric: true,
            cell: (line) => isSome(line.writeOff) && <Amount value={line.writeOff} />,
          },
        ]}
      />
      {proposal.rest && isSome(proposal.rest) && (
        <Text size="sm" ta="right" mt={4}>
          {t('cash.remainder')} <Amount value={proposal.rest} />
        </Text>
      )}
    </div>
  );
}
