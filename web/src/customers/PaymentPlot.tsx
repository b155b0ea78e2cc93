import { Text, useComputedColorScheme } from '@mantine/core';
import { ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { PaidItem } from '../api/types';
import { useFormat } from '../i18n/useFormat';

use([ScatterChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

const DAY_MS = 86_400_000;
const MONTH_MS = 28 * DAY_MS;

/** So many of the latest invoices are told to those who hear the plot. */
const TOLD = 50;

interface Dot {
  due: string;
  /** How far above or below the line of punctuality the dot is drawn, in days. */
  height: number;
  text: string;
}

/** Invoices by the day they were due; the higher a dot, the later it was settled. */
export default function PaymentPlot({ points }: { points: PaidItem[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const place = useRef<HTMLDivElement>(null);
  const dark = useComputedColorScheme('light') === 'dark';
  const dots = points.map((point): Dot => {
    const slots = { number: point.number, due: format.date(point.due_on), settled: format.date(point.cleared_on) };
    const text = `${t('customers.settled', slots)}, ${format.money(point.amount)}`;
    return { due: point.due_on, height: point.days_late, text };
  });
  const key = JSON.stringify(dots);
  useEffect(() => {
    if (!place.current) return;
    const drawn = JSON.parse(key) as Dot[];
    const chart = init(place.current);
    const ink = dark ? '#a6adb1' : '#5c6669';
    const line = { lineStyle: { color: dark ? '#2f3538' : '#e6eae9' } };
    chart.setOption({
      animation: false,
      grid: { left: 8, right: 12, top: 28, bottom: 4, containLabel: true },
      tooltip: { formatter: (dot: { dataIndex: number }) => drawn[dot.dataIndex]?.text ?? '' },
      xAxis: {
        type: 'time',
        boundaryGap: ['2%', '2%'],
        minInterval: MONTH_MS,
        axisLabel: { color: ink, hideOverlap: true, formatter: (at: number) => format.monthShort(at) },
        axisLine: line,
        splitLine: { show: false },
      },
      yAxis: {
        type: 'value',
        name: t('kpi.days_late'),
        nameTextStyle: { color: ink, align: 'left', padding: [0, 0, 0, -24] },
        nameGap: 10,
        axisLabel: { color: ink },
        splitLine: line,
      },
      series: [
        {
          type: 'scatter',
          symbolSize: 7,
          data: drawn.map((dot) => ({
            value: [dot.due, dot.height],
            itemStyle: { color: dot.height > 0 ? '#d9673a' : dark ? '#3aa985' : '#1f6f5c' },
          })),
          markLine: {
            silent: true,
            symbol: 'none',
            label: { show: false },
            lineStyle: { color: ink, type: 'solid', width: 1 },
            data: [{ yAxis: 0 }],
          },
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
  return (
    <>
      <div
        ref={place}
        role="img"
        aria-label={`${t('customers.behaviour')}: ${dots
          .slice(0, TOLD)
          .map((dot) => dot.text)
          .join('; ')}`}
        style={{ height: 190, width: '100%' }}
      />
      <Text size="xs" c="dimmed">
        {t('customers.plotHint')}
      </Text>
    </>
  );
}
