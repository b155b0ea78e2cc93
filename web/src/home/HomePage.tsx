import { Button, SimpleGrid, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { useApi } from '../api/useApi';
import { FigureCard } from '../insight/FigureCard';
import { yearBefore, type Asked } from '../insight/period';
import { readKpi } from '../insight/readKpi';
import { useAnchorDay } from '../insight/useAnchorDay';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Page, Section } from '../ui/Page';
import { Ask, LoadingCards } from '../ui/States';
import { DoneList } from './DoneList';
import { NeedList, NeedsLoading } from './NeedList';
import { kpisOf } from './duties';
import { useLastLook } from './lastLook';

export function HomePage() {
  const { t } = useTranslation();
  const { entity, may, href } = useDesk();
  const since = useLastLook(entity.id);
  const query = useApi(['home', since], (scope) =>
    body(api.GET('/api/v1/entities/{entity}/home', { params: { path: { entity: scope }, query: { since } } })),
  );
  return (
    <Page
      title={entity.name}
      actions={
        may('imports.write') && (
          <Button variant="default" component={Link} to={href('/imports/new')}>
            {t('home.import')}
          </Button>
        )
      }
    >
      <Stack gap="lg">
        <Section title={t('home.needs')}>
          <Ask query={query} meanwhile={<NeedsLoading />}>
            {(home) => <NeedList home={home} />}
          </Ask>
        </Section>
        {query.isPending && <LoadingCards count={1} height={100} />}
        {query.data?.done && <DoneList done={query.data.done} />}
        {may('insight.read') && <KeyFigures />}
      </Stack>
    </Page>
  );
}

/** The few figures of those who have the caller's duties, each with its course. */
function KeyFigures() {
  const { t } = useTranslation();
  const { date } = useFormat();
  const { may } = useDesk();
  const to = useAnchorDay();
  const period = { from: yearBefore(to), to };
  return (
    <Section
      title={t('home.figures')}
      actions={
        <Text size="xs" c="dimmed">
          {date(period.from)} – {date(period.to)}
        </Text>
      }
    >
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
        {kpisOf(may).map((kpi) => (
          <KeyFigure key={kpi} kpi={kpi} period={period} />
        ))}
      </SimpleGrid>
    </Section>
  );
}

/** A key figure in each currency, asked for by itself so that none waits for another. */
function KeyFigure({ kpi, period }: { kpi: string; period: Asked }) {
  const query = useApi(['kpi', kpi, period], (entity) => readKpi(entity, kpi, period));
  return (
    <Ask query={query} meanwhile={<LoadingCards count={1} height={119} />}>
      {(figures) => figures.map((figure) => <FigureCard key={figure.currency} figure={figure} period={period} trend />)}
    </Ask>
  );
}
