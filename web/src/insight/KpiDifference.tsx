import { Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Figure } from '../api/types';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { FigureValue } from './FigureValue';
import type { Asked } from './period';
import { readComparison } from './readKpi';

/** How far a figure is from another period's, as the server computes it. */
export function KpiDifference({ figure, period, other }: { figure: Figure; period: Asked; other: Asked }) {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  const { kpi, currency, unit } = figure;
  const { data } = useApi(['kpi-comparison', kpi, period, other], (entity) =>
    readComparison(entity, kpi, period, other),
  );
  const own = data?.find((one) => one.currency === currency);
  if (!own) return null;
  return (
    <Paper withBorder p="sm" radius="md">
      <Text size="sm">{t('insight.difference')}</Text>
      <Text fz={{ base: 17, sm: 22 }} fw={600} component="div">
        <FigureValue figure={{ value: own.difference, unit }} currency={currency} />
      </Text>
      {own.change_percent && (
        <Text size="xs" c="dimmed">
          {t('insight.changePercent', { percent: decimal(own.change_percent) })}
        </Text>
      )}
      {own.low && own.high && (
        <Text size="xs">
          {t(own.is_more_than_chance ? 'insight.moreThanChance' : 'insight.maybeChance', {
            low: decimal(own.low),
            high: decimal(own.high),
          })}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {t('insight.casesBoth', { now: own.cases, then: own.other_cases })}
      </Text>
    </Paper>
  );
}
