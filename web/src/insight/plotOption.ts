/** What a plot shows. */
export interface PlotData {
  labels: string[];
  /** Bars, or lines over them where one says so. */
  series: { name: string; values: (string | null)[]; line?: boolean }[];
  /** How a value is written. */
  format: (value: string) => string;
  /** What the axis of the values counts. */
  unit: string;
  /** Bars from left to right, for labels that are long. */
  lying?: boolean;
  /** Values to reach, drawn as lines across. */
  goals?: { name: string; value: string }[];
  /** What happened at a label, drawn as a line upwards. */
  marks?: { name: string; label: string }[];
  /** Whether one can choose some labels by dragging over them. */
  brushed?: boolean;
}

/** With more labels than this a part of them is shown, which one moves along. */
const LABELS_MAX = 31;

/** The plot as the chart library takes it, for a light or dark ground. */
export function plotOption(data: PlotData, dark: boolean) {
  const { labels, series, format, unit, lying, goals = [], marks = [], brushed } = data;
  const many = !lying && labels.length > LABELS_MAX;
  const ink = dark ? '#a6adb1' : '#5c6669';
  const line = { lineStyle: { color: dark ? '#2f3538' : '#e6eae9' } };
  const colors = dark ? ['#3aa985', '#5f6b70'] : ['#1f6f5c', '#b3bfc2'];
  const names = {
    type: 'category' as const,
    data: labels,
    inverse: lying ?? false,
    axisLabel: { color: ink, hideOverlap: true },
    axisLine: line,
    axisTick: { show: false },
  };
  const values = {
    type: 'value' as const,
    name: unit,
    ...(lying
      ? { nameLocation: 'middle' as const, nameGap: 24, nameTextStyle: { color: ink } }
      : { nameGap: 10, nameTextStyle: { color: ink, align: 'left' as const, padding: [0, 0, 0, -24] } }),
    axisLabel: { color: ink, hideOverlap: true, formatter: (value: number) => format(String(value)) },
    splitLine: line,
  };
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit' },
    color: colors,
    grid: {
      left: 8,
      right: 16,
      top: lying && series.length === 1 ? 12 : 30,
      bottom: lying ? 22 : many ? 40 : 4,
      containLabel: true,
    },
    legend: { show: series.length > 1, right: 0, top: 0, textStyle: { color: ink } },
    tooltip: {
      trigger: 'axis' as const,
      valueFormatter: (value: unknown) => (typeof value === 'number' ? format(String(value)) : '–'),
    },
    ...(many
      ? { dataZoom: [{ type: 'slider' as const, startValue: 0, endValue: LABELS_MAX - 1, height: 22, bottom: 8 }] }
      : {}),
    ...(brushed
      ? { brush: { xAxisIndex: 0, brushStyle: { color: 'rgba(31, 111, 92, 0.15)', borderColor: colors[0] ?? ink } } }
      : {}),
    xAxis: lying ? values : names,
    yAxis: lying ? names : values,
    series: series.map((one, index) => ({
      ...(one.line
        ? {
            type: 'line' as const,
            symbol: 'none',
            color: ink,
            lineStyle: { color: ink, width: 1, type: 'dashed' as const },
          }
        : {
            type: 'bar' as const,
            barMaxWidth: 24,
            itemStyle: { borderRadius: lying ? [0, 3, 3, 0] : [3, 3, 0, 0] },
          }),
      name: one.name,
      ...(index === 0 && goals.length + marks.length > 0 ? { markLine: lines(goals, marks, ink) } : {}),
      data: one.values.map((value) => (value === null ? null : Number(value))),
    })),
  };
}

/** Lines over the bars: of goals across, of marks upwards. */
function lines(goals: NonNullable<PlotData['goals']>, marks: NonNullable<PlotData['marks']>, ink: string) {
  return {
    symbol: 'none',
    silent: true,
    lineStyle: { color: ink, type: 'dashed' as const },
    label: { color: ink, formatter: '{b}', position: 'insideEndTop' as const },
    data: [
      ...goals.map(({ name, value }) => ({ name, yAxis: Number(value) })),
      ...marks.map(({ name, label }) => ({ name, xAxis: label })),
    ],
  };
}
