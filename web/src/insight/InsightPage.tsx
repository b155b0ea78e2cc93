import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useApi } from '../api/useApi';
import { Page } from '../ui/Page';
import { Ask } from '../ui/States';
import { FigureCard } from './FigureCard';
import { GroupFilter } from './GroupFilter';
import { PeriodPicker, usePeriod } from './PeriodPicker';
import { readKpis } from './readKpi';

export function InsightPage() {
  const { t } = useTranslation();
  const period = usePeriod();
  const query = useApi(['kpis', period], (entity) => readKpis(entity, period));
  return (
    <Page title={t('nav.insight')} actions={<PeriodPicker />}>
      <GroupFilter />
      <Ask query={query} rows={12}>
        {(figures) => (
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3, lg: 4 }} spacing="sm">
            {figures.map((figure) => (
              <FigureCard key={`${figure.kpi}${figure.currency}`} figure={figure} period={period} trend />
            ))}
          </SimpleGrid>
        )}
      </Ask>
    </Page>
  );
}
