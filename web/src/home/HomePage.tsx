import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Figure } from '../api/types';
import { useApi } from '../api/useApi';
import { FigureCard } from '../insight/FigureCard';
import { useAnchorDay, yearBefore } from '../insight/period';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Page, Section } from '../ui/Page';
import { Ask } from '../ui/States';
import { NeedList } from './NeedList';

/** The figures of the home page: one of each stretch of the path. */
const SHOWN: Figure['kpi'][] = [
  'dso',
  'past_due_rate',
  'aging',
  'unapplied_cash',
  'days_late',
  'order_to_cash_time',
  'otif',
  'stp_rate',
];

export function HomePage() {
  const { t } = useTranslation();
  const { entity, may } = useDesk();
  return (
    <Page title={entity.name}>
      <Stack gap="lg">
        <Section title={t('home.needs')}>
          <NeedList />
        </Section>
        {may('insight.read') && <KeyFigures />}
      </Stack>
    </Page>
  );
}

function KeyFigures() {
  const { t } = useTranslation();
  const { date } = useFormat();
  const to = useAnchorDay();
  const period = { from: yearBefore(to), to };
  const query = useApi(['kpis', period], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/kpis', { params: { path: { entity }, query: period } })),
  );
  return (
    <Section
      title={t('home.figures')}
      actions={
        <Text size="xs" c="dimmed">
          {date(period.from)} – {date(period.to)}
        </Text>
      }
    >
      <Ask query={query} rows={4}>
        {(figures) => (
          <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
            {SHOWN.flatMap((kpi) => figures.filter((figure) => figure.kpi === kpi)).map((figure) => (
              <FigureCard key={`${figure.kpi}${figure.currency}`} figure={figure} period={period} />
            ))}
          </SimpleGrid>
        )}
      </Ask>
    </Section>
  );
}
