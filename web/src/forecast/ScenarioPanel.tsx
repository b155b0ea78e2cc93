import { Alert, Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { problemFrom } from '../api/problem';
import type { ScenarioOutlook } from '../api/types';
import { useDesk } from '../shell/entity';
import { FilterBar } from '../ui/FilterBar';
import { Section } from '../ui/Page';
import { useFilters } from '../ui/useFilters';
import { ForecastLines } from './ForecastLines';

/** What if: terms move, a customer stops paying, a discount is offered. Nothing is changed by it. */
export function ScenarioPanel() {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const { filters } = useFilters();
  const [terms, setTerms] = useState<number | string>('');
  const [percent, setPercent] = useState<number | string>('');
  const [within, setWithin] = useState<number | string>(10);
  const [low, setLow] = useState<number | string>(10);
  const [high, setHigh] = useState<number | string>(40);
  const [segment, setSegment] = useState('');
  const trial = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/v1/entities/{entity}/forecast/scenario', {
          params: { path: { entity } },
          body: {
            terms_days: terms === '' ? undefined : Number(terms),
            stops_paying: filters.customer || undefined,
            discount:
              percent === ''
                ? undefined
                : {
                    percent: String(percent),
                    segment: segment || undefined,
                    within_days: Number(within),
                    take_up_low: String(low),
                    take_up_high: String(high),
                  },
          },
        }),
      ),
  });
  const number = (label: string, value: number | string, set: (value: number | string) => void) => (
    <NumberInput w={170} label={label} value={value} onChange={set} hideControls allowDecimal={false} />
  );
  const error = trial.error ? problemFrom(trial.error) : null;
  return (
    <Stack>
      <Text size="sm">{t('forecast.scenarioHelp')}</Text>
      <FilterBar fields={[{ name: 'customer', label: t('forecast.stopsPaying'), kind: 'customer' }]} />
      <Group align="end">
        {number(t('forecast.termsDays'), terms, setTerms)}
        {number(t('forecast.discountPercent'), percent, setPercent)}
        {number(t('forecast.withinDays'), within, setWithin)}
        {number(t('forecast.takeUpLow'), low, setLow)}
        {number(t('forecast.takeUpHigh'), high, setHigh)}
        <TextInput
          w={170}
          label={t('forecast.discountSegment')}
          value={segment}
          onChange={(event) => setSegment(event.currentTarget.value)}
        />
        <Button loading={trial.isPending} onClick={() => trial.mutate()}>
          {t('forecast.try')}
        </Button>
      </Group>
      {error && <Alert color="red">{`${error.detail} ${error.remedy ?? ''}`}</Alert>}
      {trial.data && <Outcome found={trial.data} />}
    </Stack>
  );
}

function Outcome({ found }: { found: ScenarioOutlook }) {
  const { t } = useTranslation();
  const range = found.assumed.includes('take_up');
  return (
    <Stack>
      <Alert color="orange">{found.assumed.map((one) => t(`forecast.assumed_${one}`)).join(' ')}</Alert>
      <Section title={range ? t('forecast.outcomeLow') : t('forecast.outcome')}>
        <ForecastLines lines={found.low} by="week" base={found.base} />
      </Section>
      {range && (
        <Section title={t('forecast.outcomeHigh')}>
          <ForecastLines lines={found.high} by="week" base={found.base} />
        </Section>
      )}
    </Stack>
  );
}
