import { Paper, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { Figure } from '../api/types';
import { useDesk } from '../shell/entity';
import { stringifyFilters } from '../ui/filters';
import { FigureTrend } from './FigureTrend';
import { FigureValue } from './FigureValue';
import type { Asked } from './period';

interface Props {
  figure: Figure;
  period: Asked;
  /** Instead of the figure's name. */
  title?: string;
  /** Whether its course is drawn. */
  trend?: boolean;
}

/** A key figure that leads to its page. */
export function FigureCard({ figure, period, title, trend }: Props) {
  const { t } = useTranslation();
  const { href } = useDesk();
  return (
    <Paper withBorder p="sm" radius="md">
      <Text size="sm" component="div">
        <Link to={`${href(`/insight/${figure.kpi}`)}${stringifyFilters({ ...period })}`}>
          {title ?? t(`kpi.${figure.kpi}`)}
        </Link>
      </Text>
      <Text fz={{ base: 17, sm: 22 }} fw={600} component="div">
        <FigureValue figure={figure} currency={figure.currency} />
      </Text>
      {trend && <FigureTrend figure={figure} asked={period} />}
      <Text size="xs" c="dimmed">
        {t('insight.casesCount', { count: figure.cases })}
      </Text>
    </Paper>
  );
}
