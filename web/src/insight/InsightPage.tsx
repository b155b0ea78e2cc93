import { SimpleGrid, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { KpiDefinition } from '../api/types';
import { useApi } from '../api/useApi';
import { Page, Section } from '../ui/Page';
import { Ask } from '../ui/States';
import { BoardPackLink } from './BoardPackLink';
import { FigureCard } from './FigureCard';
import { KpiFilter } from './KpiFilter';
import { PeriodPicker, useAsked } from './PeriodPicker';
import { readKpis } from './readKpi';
import { useDictionary } from './useDictionary';

const GROUPS: KpiDefinition['group'][] = ['receivables', 'cash_application', 'orders', 'credit'];

/** All key figures, by what they tell about. */
export function InsightPage() {
  const { t } = useTranslation();
  const period = useAsked();
  const dictionary = useDictionary();
  const query = useApi(['kpis', period], (entity) => readKpis(entity, period));
  const groupOf = (kpi: string) => dictionary.find((one) => one.id === kpi)?.group;
  return (
    <Page title={t('nav.insight')} actions={<PeriodPicker />}>
      <BoardPackLink />
      <KpiFilter />
      <Ask query={query} rows={12}>
        {(figures) => (
          <Stack gap="lg">
            {GROUPS.map((group) => {
              const own = figures.filter((figure) => groupOf(figure.kpi) === group);
              return (
                own.length > 0 && (
                  <Section key={group} title={t(`insight.group.${group}`)}>
                    <SimpleGrid cols={{ base: 1, xs: 2, md: 3, lg: 4 }} spacing="sm">
                      {own.map((figure) => (
                        <FigureCard
                          key={`${figure.kpi}${figure.currency}`}
                          figure={figure}
                          period={period}
                          // Each point of that would read two years of settlements.
                          trend={figure.kpi !== 'ecl'}
                        />
                      ))}
                    </SimpleGrid>
                  </Section>
                )
              );
            })}
          </Stack>
        )}
      </Ask>
    </Page>
  );
}
