import { useComputedColorScheme } from '@mantine/core';
import { BarChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { Figure } from '../api/types';
import { useFormat } from '../i18n/useFormat';

use([BarChart, GridComponent, TooltipComponent, CanvasRenderer]);

interface Props {
  name: string;
  points: { month: string; figure: Figure | undefined }[];
}

/** A figure by month. What screen readers get is the list of values. */
export function TrendChart({ name, points }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const place = useRef<HTMLDivElement>(null);
  const dark = useComputedColorScheme('light') === 'dark';
  const shown = points.map(({ month, figure }) => ({
    month: format.month(month),
    value: figure?.value ?? null,
    text: figure?.value ? format.decimal(figure.value) : t('insight.noValue'),
  }));
  const key = JSON.stringify(shown);
  useEffect(() => {
    if (!place.current) return;
    const rows: typeof shown = JSON.parse(key) as typeof shown;
    const chart = init(place.current);
    const ink = dark ? '#a6adb1' : '#5c6669';
    const line = { lineStyle: { color: dark ? '#2f3538' : '#e6eae9' } };
    chart.setOption({
      animation: false,
      grid: { left: 8, right: 8, top: 12, bottom: 4, containLabel: true },
      tooltip: {
        trigger: 'axis',
        formatter: (given: { dataIndex: number }[]) => {
          const row = rows[given[0]?.dataIndex ?? 0];
          return row ? `${row.month}: <b>${row.text}</b>` : '';
        },
      },
      xAxis: {
        type: 'category',
        data: rows.map((row) => row.month),
        axisLabel: { color: ink, hideOverlap: true },
        axisLine: line,
      },
      yAxis: { type: 'value', axisLabel: { color: ink }, splitLine: line },
      series: [
        {
          type: 'bar',
          barMaxWidth: 28,
          data: rows.map((row) => (row.value === null ? null : Number(row.value))),
          itemStyle: { color: dark ? '#3aa985' : '#1f6f5c', borderRadius: [3, 3, 0, 0] },
        },
      ],
    });
    const resize = new ResizeObserver(() => chart.resize());
    resize.observe(place.current);
    return () => {
      resize.disconnect();
      chart.dispose();
    };
  }, [key, dark]);
  const said = shown.map((row) => `${row.month}: ${row.text}`).join('; ');
  return (
    <div
      ref={place}
      role="img"
      aria-label={`${t('insight.chart', { name })}: ${said}`}
      style={{ height: 240, width: '100%' }}
    />
  );
}
