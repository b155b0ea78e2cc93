import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { MatchPolicy } from '../api/types';
import { useApi } from '../api/useApi';
import { InForceButton } from '../policies/InForceButton';
import { PolicyTable } from '../policies/PolicyTable';
import { PolicyTrials, TryButton } from '../policies/PolicyTrials';
import { useDesk } from '../shell/entity';
import { Page, Section } from '../ui/Page';
import { Ask } from '../ui/States';
import { MatchPolicyDialog } from './MatchPolicyDialog';
import { PolicyRules } from './PolicyRules';
import { SimulationView } from './SimulationView';

const enforce = (entity: string, key: string, policy: string, reason: string, untried: boolean) =>
  body(
    api.POST('/api/v1/entities/{entity}/match-policies/enforce', {
      params: { path: { entity }, header: idempotent(key) },
      body: { policy, reason, untried },
    }),
  );

/** What matching may apply by itself: the policy in force, drafts, and what these would have done. */
export function MatchPoliciesPage() {
  const { t } = useTranslation();
  const query = useApi(['match-policies'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/match-policies', { params: { path: { entity } } })),
  );
  return (
    <Page title={t('nav.matchPolicies')}>
      <Ask query={query}>{({ policies }) => <Policies policies={policies} />}</Ask>
    </Page>
  );
}

function Policies({ policies }: { policies: MatchPolicy[] }) {
  const { t } = useTranslation();
  const { may } = useDesk();
  const [chosen, choose] = useState<string | null>(null);
  const [drafting, setDrafting] = useState(false);
  const inForce = policies.find((one) => one.state === 'in_force');
  const shown = policies.find((one) => one.name === chosen) ?? inForce ?? policies[0];
  const sets = may('cash.policy');
  if (!shown) return null;
  return (
    <Stack gap="lg">
      <Text size="sm">{t('policy.about')}</Text>
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
              <TryButton room="matching" policy={shown.id} />
              {shown.state !== 'in_force' && (shown.simulation || may('policies.untried')) && (
                <InForceButton
                  name={shown.name}
                  enforce={(entity, key, reason, untried) => enforce(entity, key, shown.id ?? '', reason, untried)}
                />
              )}
            </Group>
          )
        }
      >
        <PolicyRules rules={shown.rules} />
      </Section>
      {shown.id && (
        <PolicyTrials
          key={shown.id}
          room="matching"
          policy={shown.id}
          sets={sets}
          latest={shown.simulation && <SimulationView seen={shown.simulation} at={shown.simulated_at ?? null} />}
          show={(run) => run.simulation && <SimulationView seen={run.simulation} at={run.finished_at ?? null} />}
        />
      )}
      {drafting && (
        <MatchPolicyDialog like={shown.rules} close={() => setDrafting(false)} done={(made) => choose(made.name)} />
      )}
    </Stack>
  );
}
