import { ActionIcon, Group, useComputedColorScheme } from '@mantine/core';
import { IconDownload, IconPhotoDown } from '@tabler/icons-react';
import { BarChart, LineChart } from 'echarts/charts';
import {
  BrushComponent,
  DataZoomSliderComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { csv, download, hand } from '../ui/csv';
import { plotOption, type PlotData } from './plotOption';

use([
  BarChart,
  LineChart,
  BrushComponent,
  DataZoomSliderComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  CanvasRenderer,
]);

interface Props extends Omit<PlotData, 'brushed'> {
  /** What it shows; exports are named by it. */
  name: string;
  file: string;
  /** Takes the first and the last of the labels that were chosen by dragging over the plot. */
  onSpan?: (first: number, last: number) => void;
}

/** What the library tells when somebody has dragged over a plot. */
interface Brushed {
  areas: { coordRange?: number[] }[];
}

/** Values as bars, one or two series. Screen readers get them as a list; files hold them in full. */
export function Plot({ name, file, labels, series, format, unit, lying, goals, marks, onSpan }: Props) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const dark = useComputedColorScheme('light') === 'dark';
  const data: PlotData = { labels, series, format, unit, lying, goals, marks, brushed: onSpan !== undefined };
  const span = useRef(onSpan);
  span.current = onSpan;
  const key = JSON.stringify(data);
  useEffect(() => {
    if (!place.current) return;
    const made = init(place.current);
    chart.current = made;
    made.setOption(plotOption(data, dark));
    if (data.brushed) {
      const brushOption = { brushType: 'lineX', brushMode: 'single' };
      made.dispatchAction({ type: 'takeGlobalCursor', key: 'brush', brushOption });
      made.on('brushEnd', (event) => {
        const [first, last] = (event as Brushed).areas[0]?.coordRange ?? [];
        if (first !== undefined && last !== undefined) span.current?.(Math.max(first, 0), last);
      });
    }
    const resize = new ResizeObserver(() => made.resize());
    resize.observe(place.current);
    return () => {
      resize.disconnect();
      made.dispose();
    };
    // The key holds all of the data but how it is written, which follows the language as the labels do.
  }, [key, dark]);
  const text = (value: string | null) => (value === null ? t('insight.noValue') : format(value));
  const said = labels.map(
    (label, index) => `${label}: ${series.map((one) => text(one.values[index] ?? null)).join(', ')}`,
  );
  const lines = [
    ...(goals ?? []).map((goal) => `${goal.name}: ${format(goal.value)}`),
    ...(marks ?? []).map((mark) => `${mark.label}: ${mark.name}`),
  ];
  const saveCsv = () => {
    const head = [name, ...series.map((one) => one.name)];
    const rows = labels.map((label, index) => [label, ...series.map((one) => one.values[index] ?? '')]);
    download(`${file}.csv`, csv([head, ...rows]));
  };
  const savePng = () => {
    const url = chart.current?.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: dark ? '#15181a' : '#fff' });
    if (url) hand(`${file}.png`, url);
  };
  return (
    <div>
      <Group justify="end" gap={4} className="no-print">
        <ActionIcon
          variant="subtle"
          color="gray"
          onClick={saveCsv}
          aria-label={t('list.exportCsv')}
          title={t('list.exportCsv')}
        >
          <IconDownload size={16} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          onClick={savePng}
          aria-label={t('insight.png')}
          title={t('insight.png')}
        >
          <IconPhotoDown size={16} />
        </ActionIcon>
      </Group>
      <div
        ref={place}
        role="img"
        aria-label={`${name}: ${[...said, ...lines].join('; ')}`}
        style={{ height: lying ? 76 + 26 * labels.length : 240, width: '100%' }}
      />
    </div>
  );
}
