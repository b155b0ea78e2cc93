import { Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { TermsTrial } from '../api/types';
import { CustomerName } from '../customers/CustomerName';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Amount, Day } from '../ui/Figures';
import type { Values } from '../ui/formValues';
import { Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { useWrite } from '../ui/useWrite';
import { number, Question } from './Question';

/** Those that move most. */
const CASES_SHOWN = 20;

/** Tries payment terms on the invoices of the past. */
export function TermsPanel() {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [values, set] = useState<Values>({ days: '14', months: '24', take_up_percent: '50' });
  const discount = number(values.percent);
  const trying = useWrite(() =>
    body(
      api.POST('/api/v1/entities/{entity}/simulations/terms', {
        params: { path: { entity } },
        body: {
          rules: {
            instalments: [{ share: 'remainder', due: [{ add_days: Number(values.days ?? '0') }] }],
            discount: discount ? { percent: discount, days: Number(values.discount_days ?? '0') } : null,
          },
          months: Number(values.months || '24'),
          segment: values.segment?.trim() || null,
          take_up_percent: number(values.take_up_percent),
        },
      }),
    ),
  );
  return (
    <Stack gap="lg">
      <Text size="sm">{t('trial.aboutTerms')}</Text>
      <Question
        values={values}
        set={set}
        trying={trying}
        ask={() => trying.mutate(undefined)}
        fields={[
          { name: 'days', label: t('trial.dueDays') },
          { name: 'percent', label: t('trial.discountPercent') },
          { name: 'discount_days', label: t('trial.discountDays') },
          { name: 'take_up_percent', label: t('trial.takeUp'), hint: t('trial.takeUpHint') },
          { name: 'segment', label: t('trial.segment') },
          { name: 'months', label: t('trial.months') },
        ]}
      />
      {trying.data && <Answer seen={trying.data} />}
    </Stack>
  );
}

function Answer({ seen }: { seen: TermsTrial }) {
  const { t } = useTranslation();
  const { href } = useDesk();
  const { date, decimal } = useFormat();
  const days = (text: string | null | undefined) => (text ? decimal(Number(text).toFixed(1)) : '–');
  const sums = [
    { label: t('trial.invoices'), numeric: true, cell: (row: TermsTrial['sums'][0]) => row.invoices },
    { label: t('trial.billed'), numeric: true, cell: (row: TermsTrial['sums'][0]) => <Amount value={row.billed} /> },
    { label: t('trial.dueBefore'), numeric: true, cell: (row: TermsTrial['sums'][0]) => days(row.due_days_before) },
    { label: t('trial.dueAfter'), numeric: true, cell: (row: TermsTrial['sums'][0]) => days(row.due_days_after) },
    { label: t('trial.paidAfter'), numeric: true, cell: (row: TermsTrial['sums'][0]) => days(row.days_to_pay) },
    {
      label: t('trial.paidRange'),
      numeric: true,
      cell: (row: TermsTrial['sums'][0]) => `${days(row.days_to_pay_low)} – ${days(row.days_to_pay_high)}`,
    },
    {
      label: t('trial.discountLow'),
      numeric: true,
      cell: (row: TermsTrial['sums'][0]) => <Amount value={row.discount_low} />,
    },
    {
      label: t('trial.discountHigh'),
      numeric: true,
      cell: (row: TermsTrial['sums'][0]) => <Amount value={row.discount_high} />,
    },
  ];
  return (
    <Section title={t('policy.simulation')}>
      <Stack gap="md">
        <Text size="sm">{t('trial.since', { since: date(seen.since) })}</Text>
        <SimpleTable
          label={t('policy.simulation')}
          rows={seen.sums}
          rowId={(row) => row.billed.currency}
          cards
          columns={sums}
        />
        {seen.customers.length > 0 && (
          <SimpleTable
            label={t('policy.customers')}
            rows={seen.customers}
            rowId={(row) => `${row.customer} ${row.billed.currency}`}
            cards
            columns={[
              { label: t('field.customer'), cell: (row) => <CustomerName id={row.customer} name={row.name} /> },
              ...sums.slice(1),
            ]}
          />
        )}
        {seen.cases.length > 0 && (
          <SimpleTable
            label={t('trial.moved')}
            rows={seen.cases.slice(0, CASES_SHOWN)}
            rowId={(row) => row.invoice}
            cards
            columns={[
              {
                label: t('field.number'),
                cell: (row) => <Link to={href(`/invoices/${row.invoice}`)}>{row.number}</Link>,
              },
              { label: t('trial.issued'), cell: (row) => <Day value={row.issued_on} /> },
              { label: t('trial.dueOnBefore'), cell: (row) => <Day value={row.due_before} /> },
              { label: t('trial.dueOnAfter'), cell: (row) => <Day value={row.due_after} /> },
              { label: t('field.amount'), numeric: true, cell: (row) => <Amount value={row.amount} /> },
            ]}
          />
        )}
        <Text size="xs" c="dimmed">
          {t('trial.termsLimits')}
        </Text>
      </Stack>
    </Section>
  );
}
