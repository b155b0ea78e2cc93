import { Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { MatchPolicy } from '../api/types';
import { CustomerName } from '../customers/CustomerName';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Amount, Day, Moment } from '../ui/Figures';
import { Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';

type Seen = NonNullable<MatchPolicy['simulation']>;
type Rates = Seen['added'];

/** What a policy would have done with the payments of the past, beside the one in force. */
export function SimulationView({ seen, at }: { seen: Seen; at: string | null }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  const rows: [string, Rates][] = [
    [t('policy.byInForce', { policy: seen.beside }), seen.in_force],
    [t('policy.byThis'), seen.candidate],
    [t('policy.onlyThis'), seen.added],
    [t('policy.onlyInForce'), seen.dropped],
  ];
  return (
    <Section title={t('policy.simulation')} actions={at && <Moment value={at} />}>
      <Stack gap="md">
        <Text size="sm">{t('policy.seen', { count: seen.payments, since: date(seen.since) })}</Text>
        <SimpleTable
          label={t('policy.simulation')}
          rows={rows}
          rowId={([label]) => label}
          columns={[
            { label: t('policy.appliedAlone'), narrow: true, cell: ([label]) => label },
            { label: t('policy.right'), narrow: true, numeric: true, cell: ([, rates]) => rates.right },
            { label: t('policy.wrong'), narrow: true, numeric: true, cell: ([, rates]) => rates.wrong },
          ]}
        />
        <Text size="sm">{t('policy.waiting', { applied: seen.waiting_applied, waiting: seen.waiting })}</Text>
        {seen.customers.length > 0 && <Customers seen={seen} />}
        {seen.cases.length > 0 && <Cases seen={seen} />}
        <Text size="xs" c="dimmed">
          {t('policy.limits')}
        </Text>
      </Stack>
    </Section>
  );
}

function Customers({ seen }: { seen: Seen }) {
  const { t } = useTranslation();
  return (
    <SimpleTable
      label={t('policy.customers')}
      rows={seen.customers}
      rowId={(row) => row.customer}
      cards
      columns={[
        { label: t('field.customer'), cell: (row) => <CustomerName id={row.customer} name={row.name} /> },
        { label: t('policy.addedRight'), numeric: true, cell: (row) => row.added.right },
        { label: t('policy.addedWrong'), numeric: true, cell: (row) => row.added.wrong },
        { label: t('policy.droppedRight'), numeric: true, cell: (row) => row.dropped.right },
        { label: t('policy.droppedWrong'), numeric: true, cell: (row) => row.dropped.wrong },
      ]}
    />
  );
}

function Cases({ seen }: { seen: Seen }) {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  const { href } = useDesk();
  return (
    <SimpleTable
      label={t('policy.cases')}
      rows={seen.cases}
      rowId={(row) => row.entry}
      cards
      columns={[
        { label: t('field.booked'), cell: (row) => <Day value={row.booked_on} /> },
        {
          label: t('field.customer'),
          cell: (row) => <Link to={href(`/bank-entries/${row.entry}`)}>{row.customer_name}</Link>,
        },
        { label: t('cash.sure'), numeric: true, cell: (row) => `${decimal(row.confidence)} %` },
        { label: t('policy.change'), cell: (row) => t(row.is_added ? 'policy.onlyThis' : 'policy.onlyInForce') },
        { label: t('policy.outcome'), cell: (row) => t(row.is_right ? 'policy.right' : 'policy.wrong') },
        { label: t('field.amount'), numeric: true, cell: (row) => <Amount value={row.amount} /> },
      ]}
    />
  );
}
