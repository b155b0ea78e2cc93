import { Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { PriceTrial } from '../api/types';
import { CustomerName } from '../customers/CustomerName';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Amount } from '../ui/Figures';
import type { Values } from '../ui/formValues';
import { Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { useWrite } from '../ui/useWrite';
import { number, Question } from './Question';

type Row = PriceTrial['sums'][0];

/** Tries other prices on the order lines of the past. */
export function PricesPanel() {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [values, set] = useState<Values>({
    percent: '3',
    months: '24',
    elasticity_low: '0',
    elasticity_high: '2',
  });
  const trying = useWrite(() =>
    body(
      api.POST('/api/v1/entities/{entity}/simulations/prices', {
        params: { path: { entity } },
        body: {
          percent: number(values.percent),
          skus: (values.skus ?? '').split(/[\s;,]+/).filter(Boolean),
          segment: values.segment?.trim() || null,
          months: Number(values.months || '24'),
          elasticity_low: number(values.elasticity_low),
          elasticity_high: number(values.elasticity_high),
        },
      }),
    ),
  );
  return (
    <Stack gap="lg">
      <Text size="sm">{t('trial.aboutPrices')}</Text>
      <Question
        values={values}
        set={set}
        trying={trying}
        ask={() => trying.mutate(undefined)}
        fields={[
          { name: 'percent', label: t('trial.pricePercent') },
          { name: 'skus', label: t('trial.skus'), hint: t('trial.skusHint') },
          { name: 'segment', label: t('trial.segment') },
          { name: 'elasticity_low', label: t('trial.elasticityLow'), hint: t('trial.elasticityHint') },
          { name: 'elasticity_high', label: t('trial.elasticityHigh') },
          { name: 'months', label: t('trial.months') },
        ]}
      />
      {trying.data && <Answer seen={trying.data} />}
    </Stack>
  );
}

function Answer({ seen }: { seen: PriceTrial }) {
  const { t } = useTranslation();
  const { date, decimal } = useFormat();
  return (
    <Section title={t('policy.simulation')}>
      <Stack gap="md">
        <Text size="sm">{t('trial.since', { since: date(seen.since) })}</Text>
        <Revenue label={t('policy.simulation')} rows={seen.sums} name={null} of={(row) => row.before.currency} />
        <Revenue
          label={t('policy.customers')}
          rows={seen.customers}
          name={[t('field.customer'), (row) => <CustomerName id={row.customer} name={row.name} />]}
          of={(row) => row.customer}
        />
        <Revenue
          label={t('trial.products')}
          rows={seen.products}
          name={[t('trial.product'), (row) => row.sku]}
          of={(row) => row.sku}
        />
        <Text size="xs" c="dimmed">
          {t('trial.pricesLimits', { low: decimal(seen.elasticity_low), high: decimal(seen.elasticity_high) })}
        </Text>
      </Stack>
    </Section>
  );
}

interface RevenueProps<T extends Row> {
  label: string;
  rows: T[];
  name: [string, (row: T) => ReactNode] | null;
  of: (row: T) => string;
}

function Revenue<T extends Row>({ label, rows, name, of }: RevenueProps<T>) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <SimpleTable
      label={label}
      rows={rows}
      rowId={(row) => `${of(row)} ${row.before.currency}`}
      cards
      columns={[
        ...(name ? [{ label: name[0], cell: name[1] }] : []),
        { label: t('trial.lines'), numeric: true, cell: (row) => row.lines },
        { label: t('trial.before'), numeric: true, cell: (row) => <Amount value={row.before} /> },
        { label: t('trial.sameVolume'), numeric: true, cell: (row) => <Amount value={row.same_volume} /> },
        { label: t('trial.low'), numeric: true, cell: (row) => <Amount value={row.low} /> },
        { label: t('trial.high'), numeric: true, cell: (row) => <Amount value={row.high} /> },
      ]}
    />
  );
}
