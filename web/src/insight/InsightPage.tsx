import { Button, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/useFormat';
import { useApi } from '../api/useApi';
import { useDesk } from '../shell/entity';
import { Page } from '../ui/Page';
import { Ask } from '../ui/States';
import { FigureCard } from './FigureCard';
import { GroupFilter } from './GroupFilter';
import { PeriodPicker, usePeriod } from './PeriodPicker';
import { readKpis } from './readKpi';

export function InsightPage() {
  const { t } = useTranslation();
  const period = usePeriod();
  const { id: entity } = useDesk();
  const { language } = useFormat();
  const pack = new URLSearchParams({ from: period.from, to: period.to, language });
  const query = useApi(['kpis', period], (entity) => readKpis(entity, period));
  return (
    <Page title={t('nav.insight')} actions={<PeriodPicker />}>
      <Button
        component="a"
        variant="default"
        target="_blank"
        className="no-print"
        style={{ alignSelf: 'flex-start' }}
        href={`/api/v1/entities/${entity}/board-pack?${pack}`}
      >
        {t('insight.boardPack')}
      </Button>
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
