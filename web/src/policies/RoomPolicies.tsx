import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApi } from '../api/useApi';
import { decimalsOf } from '../i18n/format';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { useWord } from '../ui/Figures';
import { fromMinor } from '../ui/money';
import { Facts, Section } from '../ui/Page';
import { Ask } from '../ui/States';
import { DraftDialog } from './DraftDialog';
import { InForceButton } from './InForceButton';
import { PolicyTable } from './PolicyTable';
import { PolicyTrials, TryButton } from './PolicyTrials';
import { valueOf, type AnyPolicy, type Room } from './rooms';
import { TrialView } from './TrialView';

/** The policies of a room: the one in force, drafts, and what these would have done. */
export function RoomPolicies({ room }: { room: Room }) {
  const query = useApi(['policies', room.key], (entity) => room.list(entity));
  return <Ask query={query}>{(policies) => <Policies room={room} policies={policies} />}</Ask>;
}

function Policies({ room, policies }: { room: Room; policies: AnyPolicy[] }) {
  const { t } = useTranslation();
  const { may } = useDesk();
  const [chosen, choose] = useState<string | null>(null);
  const [drafting, setDrafting] = useState(false);
  const inForce = policies.find((one) => one.state === 'in_force');
  const shown = policies.find((one) => one.name === chosen) ?? inForce ?? policies[0];
  const sets = may(room.write);
  if (!shown) return null;
  return (
    <Stack gap="lg">
      <Text size="sm">{t(room.key === 'credit' ? 'trial.aboutCredit' : 'trial.aboutOrders')}</Text>
      <Section
        title={t('policy.all')}
        actions={sets && <Button onClick={() => setDrafting(true)}>{t('policy.draft')}</Button>}
      >
        <PolicyTable policies={policies} shown={shown.name} choose={choose} />
      </Section>
      <Section
        title={shown.name}
        actions={
          sets &&
          shown.id && (
            <Group gap="xs">
              <TryButton room={room.key} policy={shown.id} />
              {shown.state !== 'in_force' && (shown.simulation || may('policies.untried')) && (
                <InForceButton
                  name={shown.name}
                  enforce={(entity, key, reason, untried) => room.enforce(entity, key, shown.id ?? '', reason, untried)}
                />
              )}
            </Group>
          )
        }
      >
        <RuleFacts room={room} policy={shown} />
      </Section>
      {shown.id && (
        <PolicyTrials
          key={shown.id}
          room={room.key}
          policy={shown.id}
          sets={sets}
          latest={shown.simulation && <TrialView seen={shown.simulation} at={shown.simulated_at ?? null} />}
          show={(run) => run.trial && <TrialView seen={run.trial} at={run.finished_at ?? null} />}
        />
      )}
      {drafting && (
        <DraftDialog room={room} like={shown} close={() => setDrafting(false)} done={(made) => choose(made.name)} />
      )}
    </Stack>
  );
}

function RuleFacts({ room, policy }: { room: Room; policy: AnyPolicy }) {
  const { t } = useTranslation();
  const word = useWord();
  const { decimal, money } = useFormat();
  const { entity } = useDesk();
  const currency = entity.base_currency;
  const said = (value: string | null, kind: string) => {
    if (value === null) return '–';
    if (kind === 'percent') return `${decimal(value)} %`;
    if (kind === 'amount') return money(fromMinor(Number(value), currency, decimalsOf(currency)));
    return kind === 'days' ? t('trial.days', { count: Number(value) }) : t('trial.required');
  };
  return (
    <Facts facts={room.rules.map((rule) => [word(`rule_${rule.name}`), said(valueOf(policy, rule), rule.kind)])} />
  );
}
