import { Anchor, Group, Paper, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconCheck, IconCircleDashed } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Permission } from '../api/types';
import { useApi } from '../api/useApi';
import { useDesk } from '../shell/entity';
import { Page } from '../ui/Page';
import { Ask } from '../ui/States';

interface Step {
  key: 'customers' | 'openItems' | 'bankFile' | 'invoice';
  path: string;
  permission: Permission;
  /** Whether there is something already. */
  done: (entity: string) => Promise<boolean>;
}

type Listed = Promise<{ items: unknown[] }>;
const some = async (page: Listed) => (await page).items.length > 0;
const one = (entity: string) => ({ params: { path: { entity }, query: { limit: 1 } } });

const STEPS: Step[] = [
  {
    key: 'customers',
    path: '/imports?kind=customers',
    permission: 'customers.read',
    done: (entity) => some(body(api.GET('/api/v1/entities/{entity}/customers', one(entity)))),
  },
  {
    key: 'openItems',
    path: '/imports?kind=open_items',
    permission: 'receivables.read',
    done: (entity) => some(body(api.GET('/api/v1/entities/{entity}/open-items', one(entity)))),
  },
  {
    key: 'bankFile',
    path: '/statements',
    permission: 'cash.read',
    done: (entity) => some(body(api.GET('/api/v1/entities/{entity}/bank-statements', one(entity)))),
  },
  {
    key: 'invoice',
    path: '/billing',
    permission: 'invoices.read',
    done: (entity) => some(body(api.GET('/api/v1/entities/{entity}/invoices', one(entity)))),
  },
];

/** What a new legal entity still needs, checked off by what is there. */
export function StartPage() {
  const { t } = useTranslation();
  const { entity, may } = useDesk();
  const steps = STEPS.filter((step) => may(step.permission));
  return (
    <Page title={t('start.checklist', { name: entity.name })}>
      <Text maw={640}>{t('start.checklistText')}</Text>
      <Stack component="ol" gap="xs" p={0} m={0} maw={640} style={{ listStyle: 'none' }}>
        {steps.map((step) => (
          <StepCard key={step.key} step={step} />
        ))}
      </Stack>
    </Page>
  );
}

function StepCard({ step }: { step: Step }) {
  const { t } = useTranslation();
  const { href } = useDesk();
  const query = useApi(['start', step.key], step.done);
  return (
    <Paper component="li" withBorder p="sm" radius="md">
      <Ask query={query} rows={1}>
        {(done) => (
          <Group wrap="nowrap" align="start">
            <ThemeIcon variant="light" radius="xl" color={done ? 'teal' : 'gray'}>
              {done ? <IconCheck size={16} aria-hidden /> : <IconCircleDashed size={16} aria-hidden />}
            </ThemeIcon>
            <div>
              <Group gap="xs">
                <Anchor component={Link} to={href(step.path)} fw={600} size="sm">
                  {t(`start.step_${step.key}`)}
                </Anchor>
                <Text size="xs" c="dimmed">
                  {t(done ? 'start.done' : 'start.open')}
                </Text>
              </Group>
              <Text size="sm">{t(`start.hint_${step.key}`)}</Text>
            </div>
          </Group>
        )}
      </Ask>
    </Paper>
  );
}
