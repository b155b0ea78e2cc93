import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Entity } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import type { EntityChange } from '../settings/company/entityForm';
import { editing } from '../settings/edit';
import { useDesk } from '../shell/entity';
import { entitiesQuery } from '../shell/session';
import { EditDialog } from '../ui/EditDialog';
import { Facts, Section } from '../ui/Page';
import { refuse, type Values } from '../ui/formValues';

/** The buckets of age that have a loss rate: not past due, and days past due. */
const BUCKETS = ['', '1–30', '31–60', '61–90', '91–120', '> 120'];

function useBucket(): (days: string) => string {
  const { t } = useTranslation();
  return (days) => (days === '' ? t('lossRates.notDue') : t('lossRates.late', { days }));
}

/** From what expected losses are worked out: the company's own rates, or what was written off. */
export function LossRates() {
  const { t } = useTranslation();
  const { entity, may } = useDesk();
  const { decimal } = useFormat();
  const bucket = useBucket();
  const [changing, setChanging] = useState(false);
  const rates = entity.loss_rates;
  return (
    <Section
      title={t('lossRates.title')}
      actions={
        may('entities.write') && (
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('action.edit')}
          </Button>
        )
      }
    >
      <Text size="sm" c="dimmed">
        {t(rates ? 'lossRates.own' : 'lossRates.learned')}
      </Text>
      <Facts
        facts={[
          ...(rates ?? []).map((rate, at): [string, string] => [bucket(BUCKETS[at] ?? ''), `${decimal(rate)} %`]),
          [t('lossRates.factor'), `${decimal(entity.forward_factor)} %`],
        ]}
      />
      {changing && <LossRatesDialog seen={entity} close={() => setChanging(false)} />}
    </Section>
  );
}

function LossRatesDialog({ seen, close }: { seen: Entity; close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const bucket = useBucket();
  const params = { path: { entity: seen.id } };
  const change = (values: Values): EntityChange => {
    const rates = BUCKETS.map((_, at) => (values[`rate${at}`] ?? '').trim());
    const given = rates.filter((rate) => rate !== '').length;
    if (given > 0 && given < BUCKETS.length) refuse(`rate${rates.indexOf('')}`, t('lossRates.all'));
    return { loss_rates: given > 0 ? rates : null, forward_factor: (values.forward_factor ?? '').trim() };
  };
  const write = async (change: EntityChange, version: number, key: string) => {
    const changed = await body(
      api.PATCH('/api/v1/entities/{entity}', { params, headers: editing(key, version), body: change }),
    );
    await queries.invalidateQueries({ queryKey: entitiesQuery.queryKey });
    await queries.invalidateQueries({ queryKey: ['e', seen.id, 'kpi'] });
    return changed;
  };
  return (
    <EditDialog
      title={t('lossRates.title')}
      close={close}
      seen={seen}
      object={seen.id}
      start={{
        ...Object.fromEntries(BUCKETS.map((_, at) => [`rate${at}`, seen.loss_rates?.[at] ?? ''])),
        forward_factor: seen.forward_factor,
      }}
      fields={[
        ...BUCKETS.map((days, at) => ({
          name: `rate${at}`,
          label: `${bucket(days)}, %`,
          ...(at === 0 ? { hint: t('lossRates.hint') } : {}),
        })),
        {
          name: 'forward_factor',
          label: t('lossRates.factorPercent'),
          required: true,
          hint: t('lossRates.factorHint'),
        },
      ]}
      change={change}
      read={() => body(api.GET('/api/v1/entities/{entity}', { params }))}
      write={write}
    />
  );
}
