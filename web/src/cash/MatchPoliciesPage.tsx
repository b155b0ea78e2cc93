import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { MatchPolicy } from '../api/types';
import { useApi } from '../api/useApi';
import { useDesk } from '../shell/entity';
import { Moment, Status } from '../ui/Figures';
import { Page, Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask } from '../ui/States';
import { EnforceButton } from './EnforceButton';
import { MatchPolicyDialog } from './MatchPolicyDialog';
import { PolicyRules } from './PolicyRules';
import { SimulateButton } from './SimulateButton';
import { SimulationView } from './SimulationView';

/** What matching may apply by itself: the policy in force, drafts, and what these would have done. */
export function MatchPoliciesPage() {
  const { t } = useTranslation();
  const query = useApi(['match-policies'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/match-policies', { params: { path: { entity } } })),
  );
  return (
    <Page title={t('nav.matchPolicies')}>
      <Ask query={query}>{(policies) => <Policies policies={policies} />}</Ask>
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
        <SimpleTable
          label={t('policy.all')}
          rows={policies}
          rowId={(row) => row.name}
          cards
          columns={[
            {
              label: t('field.name'),
              narrow: true,
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
            { label: t('field.status'), narrow: true, cell: (row) => <Status code={row.state} /> },
            { label: t('policy.inForceSince'), cell: (row) => row.in_force_at && <Moment value={row.in_force_at} /> },
            { label: t('field.reason'), cell: (row) => row.reason ?? '' },
          ]}
        />
      </Section>
      <Section
        title={shown.name}
        actions={
          sets &&
          shown.id && (
            <Group gap="xs">
              <SimulateButton policy={shown.id} />
              {shown.state !== 'in_force' && shown.simulation && <EnforceButton policy={shown.id} name={shown.name} />}
            </Group>
          )
        }
      >
        <PolicyRules rules={shown.rules} />
      </Section>
      {shown.simulation && <SimulationView seen={shown.simulation} at={shown.simulated_at ?? null} />}
      {drafting && (
        <MatchPolicyDialog like={shown.rules} close={() => setDrafting(false)} done={(made) => choose(made.name)} />
      )}
    </Stack>
  );
}
