import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApi } from '../api/useApi';
import { decimalsOf } from '../i18n/format';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Moment, Status, useWord } from '../ui/Figures';
import { fromMinor } from '../ui/money';
import { Facts, Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask, ProblemView } from '../ui/States';
import { useWrite } from '../ui/useWrite';
import { DraftDialog } from './DraftDialog';
import { InForceButton } from './InForceButton';
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
        <SimpleTable
          label={t('policy.all')}
          rows={policies}
          rowId={(row) => row.name}
          cards
          columns={[
            {
              label: t('field.name'),
              cell: (row) => (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-pressed={row.name === shown.name}
                  onClick={() => choose(row.name)}
                >
                  {row.name}
                </Button>
              ),
            },
            { label: t('field.status'), cell: (row) => <Status code={row.state} /> },
            { label: t('policy.inForceSince'), cell: (row) => row.in_force_at && <Moment value={row.in_force_at} /> },
            {
              label: t('field.reason'),
              cell: (row) => (row.is_untried ? t('trial.untriedWhy', { reason: row.reason }) : (row.reason ?? '')),
            },
          ]}
        />
      </Section>
      <Section
        title={shown.name}
        actions={
          sets &&
          shown.id && (
            <Group gap="xs">
              <TryButton room={room} policy={shown.id} />
              {shown.state !== 'in_force' && (shown.simulation || may('policies.untried')) && (
                <InForceButton room={room} policy={shown} />
              )}
            </Group>
          )
        }
      >
        <RuleFacts room={room} policy={shown} />
      </Section>
      {shown.simulation && <TrialView seen={shown.simulation} at={shown.simulated_at ?? null} />}
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

function TryButton({ room, policy }: { room: Room; policy: string }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const trying = useWrite((_: undefined, key: string) => room.simulate(entity, key, policy), {
    say: () => t('policy.tried'),
  });
  return (
    <>
      {trying.error && <ProblemView error={trying.error} />}
      <Button variant="default" loading={trying.isPending} onClick={() => trying.mutate(undefined)}>
        {t('policy.try')}
      </Button>
    </>
  );
}
