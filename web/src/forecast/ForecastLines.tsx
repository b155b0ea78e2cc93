import { SegmentedControl, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ForecastLine, ForecastSpan } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { useToday } from '../shell/entity';
import { Amount } from '../ui/Figures';
import { isSome } from '../ui/money';
import { Section } from '../ui/Page';
import { SimpleTable, type SimpleColumn } from '../ui/SimpleTable';

const Plot = lazy(async () => ({ default: (await import('../insight/Plot')).Plot }));

interface Props {
  lines: ForecastLine[];
  by: string;
  /** Beside a forecast of a scenario: how things are. */
  base?: ForecastLine[];
}

/** What comes in, by currency: bars, and a table with the intervals. */
export function ForecastLines({ lines, by, base }: Props) {
  return (
    <Stack gap="lg">
      {lines.map((line) => (
        <Line
          key={line.currency}
          line={line}
          by={by}
          base={base?.find((one) => one.currency === line.currency)?.spans}
        />
      ))}
    </Stack>
  );
}

function Line({ line, by, base }: { line: ForecastLine; by: string; base: ForecastSpan[] | undefined }) {
  const { t } = useTranslation();
  const { date, loose, money } = useFormat();
  const today = useToday();
  const [percent, setPercent] = useState(80);
  const within = (span: ForecastSpan) => span.intervals.find((one) => one.percent === percent);
  const frozen = line.spans.some((span) => span.actual);
  const label = (span: ForecastSpan) => {
    if (!span.until) return t('forecast.later');
    const day = date(by === 'month' ? span.until : span.from);
    // What came in a week that is not over is not all of it.
    return span.actual && span.until >= today ? t('forecast.soFar', { day }) : day;
  };
  const beside = (span: ForecastSpan, index: number) =>
    frozen ? (span.actual?.amount ?? null) : base ? (base[index]?.expected.amount ?? null) : span.on_due_date.amount;
  const besideName = frozen ? t('forecast.actual') : base ? t('forecast.asIs') : t('forecast.onDueDate');
  return (
    <Section title={t('forecast.cashIn', { currency: line.currency })}>
      <Text size="sm">
        {t('forecast.open', { value: money(line.open) })}
        {isSome(line.known) && ` ${t('forecast.known', { value: money(line.known) })}`}
      </Text>
      <SegmentedControl
        size="xs"
        aria-label={t('forecast.sureness')}
        value={String(percent)}
        data={[50, 80, 95].map((value) => ({
          value: String(value),
          label: t('forecast.interval', { percent: value }),
        }))}
        onChange={(value) => setPercent(Number(value))}
        style={{ alignSelf: 'flex-start' }}
      />
      <Suspense fallback={<div style={{ height: 240 }} />}>
        <Plot
          name={t('forecast.cashIn', { currency: line.currency })}
          file={`forecast-${line.currency}`}
          labels={line.spans.map(label)}
          series={[
            { name: t('forecast.expected'), values: line.spans.map((span) => span.expected.amount) },
            { name: besideName, values: line.spans.map(beside) },
            {
              name: t('forecast.rangeFrom', { percent }),
              values: line.spans.map((span) => within(span)?.low.amount ?? null),
              line: true,
            },
            {
              name: t('forecast.rangeTo', { percent }),
              values: line.spans.map((span) => within(span)?.high.amount ?? null),
              line: true,
            },
          ]}
          format={(value) => loose(value, line.currency)}
          unit={line.currency}
        />
      </Suspense>
      <Table line={line} label={label} base={base} frozen={frozen} percent={percent} />
    </Section>
  );
}

interface TableProps {
  line: ForecastLine;
  label: (span: ForecastSpan) => string;
  base: ForecastSpan[] | undefined;
  frozen: boolean;
  percent: number;
}

function Table({ line, label, base, frozen, percent }: TableProps) {
  const { t } = useTranslation();
  const { amount } = useFormat();
  const interval: SimpleColumn<ForecastSpan> = {
    label: t('forecast.interval', { percent }),
    numeric: true,
    narrow: !frozen && !base,
    cell: (span) => {
      const found = span.intervals.find((one) => one.percent === percent);
      return found ? `${amount(found.low)} – ${amount(found.high)}` : '–';
    },
  };
  const columns: SimpleColumn<ForecastSpan>[] = [
    { label: t('forecast.span'), narrow: true, cell: label },
    {
      label: t('forecast.expected'),
      numeric: true,
      narrow: true,
      cell: (span) => <Amount value={span.expected} strong />,
    },
    interval,
    { label: t('forecast.onDueDate'), numeric: true, cell: (span) => <Amount value={span.on_due_date} /> },
    { label: t('forecast.byAverage'), numeric: true, cell: (span) => <Amount value={span.by_average} /> },
  ];
  if (base)
    columns.push({
      label: t('forecast.asIs'),
      numeric: true,
      narrow: true,
      cell: (span) => {
        const found = base.find((one) => one.from === span.from);
        return found && <Amount value={found.expected} />;
      },
    });
  if (frozen)
    columns.push(
      {
        label: t('forecast.method_last_year'),
        numeric: true,
        cell: (span) => span.last_year && <Amount value={span.last_year} />,
      },
      {
        label: t('forecast.actual'),
        numeric: true,
        narrow: true,
        cell: (span) => span.actual && <Amount value={span.actual} strong />,
      },
    );
  else
    columns.push({
      label: t('forecast.orders'),
      numeric: true,
      cell: (span) => <Amount value={span.orders} />,
    });
  return (
    <SimpleTable
      label={t('forecast.cashIn', { currency: line.currency })}
      columns={columns}
      rows={line.spans}
      rowId={(span) => span.from}
    />
  );
}
