import { List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { CashException } from '../api/types';
import { CustomerName } from '../customers/CustomerName';
import { useReasons } from '../deductions/useReasons';
import { useFormat } from '../i18n/useFormat';
import { Amount } from '../ui/Figures';
import { isSome } from '../ui/money';
import { SimpleTable } from '../ui/SimpleTable';
import type { Decision, ProposedLine } from './decision';

/** Why a payment was left to a person, and what the engine saw and would do, in words. */
export function DecisionView({ exception }: { exception: CashException }) {
  const { t } = useTranslation();
  const { money, decimal } = useFormat();
  const percent = (text: string) => `${decimal(text)} %`;
  const { decision } = exception;
  const { proposal } = decision;
  const how = (one: Decision['named'][number]) =>
    t('cash.namedIn', {
      text: one.text,
      number: one.number,
      open: money(one.open),
      naming: t(`cash.naming.${one.naming}`, { defaultValue: one.naming }),
    });
  return (
    <Stack gap="sm">
      <Text size="sm" fw={500}>
        {t(`cash.why.${exception.reason}`, { defaultValue: exception.reason })}
      </Text>
      {decision.named.length > 0 && (
        <List size="sm" spacing={2}>
          {decision.named.map((one) => (
            <List.Item key={one.text + one.item}>{how(one)}</List.Item>
          ))}
        </List>
      )}
      {proposal && (
        <Lines
          title={t('field.proposal')}
          customer={proposal.customer}
          says={`${t(`cash.fit.${proposal.fit}`, { defaultValue: proposal.fit })} · ${percent(decision.confidence)}`}
          lines={proposal.lines}
        />
      )}
      {proposal?.exchanged && (
        <Text size="sm">
          {t('cash.instructedFor', { paid: money(exception.amount), owed: money(proposal.exchanged) })}
        </Text>
      )}
      {proposal && decision.correction && (
        <Text size="xs" c="dimmed">
          {t('learned.correctedFrom', { confidence: decimal(decision.correction.before) })}
        </Text>
      )}
      {proposal && isSome(proposal.rest) && (
        <Text size="sm" ta="right">
          {t('cash.remainder')} <Amount value={proposal.rest} />
        </Text>
      )}
      {decision.alternatives.map(({ confidence, proposal: other }, at) => (
        <Lines
          key={at}
          title={t('cash.alternative', { place: at + 2 })}
          customer={other.customer}
          says={percent(confidence)}
          lines={other.lines}
        />
      ))}
      <Parts decision={decision} />
      <Text size="xs" c="dimmed">
        {t('cash.policy', { policy: decision.policy, weights: decision.weights })}
      </Text>
    </Stack>
  );
}

/** What spoke for the proposal and against it, the weightiest first. */
function Parts({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  const parts = [...decision.parts].sort((a, b) => Math.abs(b.score) - Math.abs(a.score));
  const side = (title: string, those: Decision['parts']) =>
    those.length > 0 && (
      <div>
        <Text size="sm" fw={500}>
          {title}
        </Text>
        <List size="sm" spacing={2}>
          {those.map((part) => (
            <List.Item key={part.feature}>
              {t(`cash.feature.${part.feature}`, { defaultValue: part.feature })}
            </List.Item>
          ))}
        </List>
      </div>
    );
  return (
    <>
      {side(
        t('cash.speaksFor'),
        parts.filter((part) => part.score > 0),
      )}
      {side(
        t('cash.speaksAgainst'),
        parts.filter((part) => part.score < 0),
      )}
    </>
  );
}

/** One way to apply the payment, line by line. */
function Lines({
  title,
  customer,
  says,
  lines,
}: {
  title: string;
  customer: string;
  says: string;
  lines: ProposedLine[];
}) {
  const { t } = useTranslation();
  const { say } = useReasons();
  const some = (of: 'discount' | 'write_off' | 'short', label: string) =>
    lines.some((line) => isSome(line[of]))
      ? [{ label, numeric: true, cell: (line: ProposedLine) => isSome(line[of]) && <Amount value={line[of]} /> }]
      : [];
  return (
    <div>
      <Text size="sm" mb={4}>
        <b>{title}:</b> <CustomerName id={customer} /> · {says}
      </Text>
      <SimpleTable
        label={title}
        rows={lines}
        rowId={(line) => line.item}
        cards
        columns={[
          { label: t('field.number'), cell: (line) => line.number },
          { label: t('field.amount'), numeric: true, cell: (line) => <Amount value={line.amount} /> },
          ...some('discount', t('field.discount')),
          ...some('write_off', t('field.writeOff')),
          ...some('short', t('cash.staysOpen')),
          ...(lines.some((line) => line.deduction)
            ? [
                {
                  label: t('deductions.why'),
                  cell: (line: ProposedLine) => line.deduction && say(line.deduction.reason),
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}
