import { Button, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Money, Trial } from '../api/types';
import { CustomerName } from '../customers/CustomerName';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Amount, Day, Moment, useWord } from '../ui/Figures';
import { Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';

const CASES_AT_FIRST = 20;

function Amounts({ of }: { of: Money[] }) {
  if (of.length === 0) return '–';
  return of.map((one) => (
    <div key={one.currency}>
      <Amount value={one} />
    </div>
  ));
}

/** What a policy would have done with the orders of the past, beside the one in force. */
export function TrialView({ seen, at }: { seen: Trial; at: string | null }) {
  const { t } = useTranslation();
  const { date, decimal } = useFormat();
  const rows: [string, Trial['added'], string | null][] = [
    [t('policy.byInForce', { policy: seen.beside }), seen.in_force, seen.hold_rate_in_force],
    [t('policy.byThis'), seen.candidate, seen.hold_rate],
    [t('policy.onlyThis'), seen.added, null],
    [t('policy.onlyInForce'), seen.dropped, null],
  ];
  return (
    <Section title={t('policy.simulation')} actions={at && <Moment value={at} />}>
      <Stack gap="md">
        <Text size="sm">{t('trial.seen', { count: seen.orders, since: date(seen.since) })}</Text>
        <SimpleTable
          label={t('policy.simulation')}
          rows={rows}
          rowId={([label]) => label}
          cards
          columns={[
            { label: t('trial.held'), cell: ([label]) => label },
            { label: t('trial.ordersHeld'), numeric: true, cell: ([, held]) => held.orders },
            {
              label: t('trial.rate'),
              numeric: true,
              cell: ([, , rate]) => (rate ? `${decimal(Number(rate).toFixed(1))} %` : '–'),
            },
            { label: t('field.amount'), numeric: true, cell: ([, held]) => <Amounts of={held.amounts} /> },
          ]}
        />
        {seen.played && (
          <Text size="sm">
            {t('trial.played', {
              low: seen.played.low.orders,
              high: seen.played.high.orders,
              recorded: seen.played.as_recorded.orders,
              turned: seen.played.turned,
            })}
          </Text>
        )}
        {seen.reasons.length > 0 && <Reasons seen={seen} />}
        <Truth seen={seen} />
        {seen.effects.length > 0 && <Effects seen={seen} />}
        {seen.customers.length > 0 && <Customers seen={seen} />}
        {seen.cases.length > 0 && <Cases seen={seen} />}
        <Text size="xs" c="dimmed">
          {t('trial.limits')}
        </Text>
      </Stack>
    </Section>
  );
}

function Reasons({ seen }: { seen: Trial }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <SimpleTable
      label={t('trial.reasons')}
      rows={seen.reasons}
      rowId={(row) => row.reason}
      cards
      columns={[
        { label: t('trial.reasons'), cell: (row) => word(row.reason) },
        { label: t('trial.inForce'), numeric: true, cell: (row) => row.in_force },
        { label: t('policy.byThis'), numeric: true, cell: (row) => row.candidate },
      ]}
    />
  );
}

/** What became in truth of the orders that are treated otherwise. */
function Truth({ seen }: { seen: Trial }) {
  const { t } = useTranslation();
  const rows: [string, Trial['added_outcome']][] = [
    [t('policy.onlyThis'), seen.added_outcome],
    [t('policy.onlyInForce'), seen.dropped_outcome],
  ];
  return (
    <SimpleTable
      label={t('trial.truth')}
      rows={rows}
      rowId={([label]) => label}
      cards
      columns={[
        { label: t('trial.truth'), cell: ([label]) => label },
        { label: t('trial.inTime'), numeric: true, cell: ([, it]) => <Amounts of={it.in_time} /> },
        { label: t('trial.late'), numeric: true, cell: ([, it]) => <Amounts of={it.late} /> },
        { label: t('trial.writtenOff'), numeric: true, cell: ([, it]) => <Amounts of={it.written_off} /> },
        { label: t('trial.open'), numeric: true, cell: ([, it]) => <Amounts of={it.open} /> },
        { label: t('trial.notBilled'), numeric: true, cell: ([, it]) => <Amounts of={it.not_billed.amounts} /> },
      ]}
    />
  );
}

function Effects({ seen }: { seen: Trial }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <SimpleTable
      label={t('trial.effects')}
      rows={seen.effects}
      rowId={(row) => `${row.effect} ${row.low.currency}`}
      cards
      columns={[
        { label: t('trial.effects'), cell: (row) => word(row.effect) },
        { label: t('trial.low'), numeric: true, cell: (row) => <Amount value={row.low} /> },
        { label: t('trial.high'), numeric: true, cell: (row) => <Amount value={row.high} /> },
      ]}
    />
  );
}

function Customers({ seen }: { seen: Trial }) {
  const { t } = useTranslation();
  return (
    <SimpleTable
      label={t('policy.customers')}
      rows={seen.customers}
      rowId={(row) => row.customer}
      cards
      columns={[
        { label: t('field.customer'), cell: (row) => <CustomerName id={row.customer} name={row.name} /> },
        { label: t('policy.onlyThis'), numeric: true, cell: (row) => row.added.orders },
        { label: t('trial.amountAdded'), numeric: true, cell: (row) => <Amounts of={row.added.amounts} /> },
        { label: t('policy.onlyInForce'), numeric: true, cell: (row) => row.dropped.orders },
        { label: t('trial.amountDropped'), numeric: true, cell: (row) => <Amounts of={row.dropped.amounts} /> },
      ]}
    />
  );
}

function Cases({ seen }: { seen: Trial }) {
  const { t } = useTranslation();
  const word = useWord();
  const { href } = useDesk();
  const [all, showAll] = useState(false);
  const table = (
    <SimpleTable
      label={t('trial.cases')}
      rows={all ? seen.cases : seen.cases.slice(0, CASES_AT_FIRST)}
      rowId={(row) => row.order}
      cards
      columns={[
        { label: t('trial.order'), cell: (row) => <Link to={href(`/orders/${row.order}`)}>{row.number}</Link> },
        { label: t('trial.judged'), cell: (row) => <Day value={row.judged_on} /> },
        { label: t('field.customer'), cell: (row) => row.customer_name },
        { label: t('trial.held'), cell: (row) => t(row.is_added ? 'policy.onlyThis' : 'policy.onlyInForce') },
        { label: t('trial.reasons'), cell: (row) => row.reasons.map(word).join(', ') },
        { label: t('trial.became'), cell: (row) => word(row.outcome) },
        { label: t('field.amount'), numeric: true, cell: (row) => <Amount value={row.amount} /> },
      ]}
    />
  );
  return (
    <>
      {table}
      {!all && seen.cases.length > CASES_AT_FIRST && (
        <div>
          <Button variant="default" onClick={() => showAll(true)}>
            {t('trial.allCases', { count: seen.cases.length })}
          </Button>
        </div>
      )}
    </>
  );
}
