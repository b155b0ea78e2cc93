import { NativeSelect, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Accuracy, AccuracyOfSegment, MethodScore } from '../api/types';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { Section } from '../ui/Page';
import { SimpleTable, type SimpleColumn } from '../ui/SimpleTable';
import { Ask } from '../ui/States';
import { useFilters } from '../ui/useFilters';
import { ForecastLines } from './ForecastLines';

/** How good the forecast was, and what backtests gave. */
export function ForecastAccuracy() {
  const query = useApi(['forecast-accuracy'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/forecast/accuracy', { params: { path: { entity } } })),
  );
  return (
    <Ask query={query} rows={10}>
      {(found) => <Found found={found} />}
    </Ask>
  );
}

function Found({ found }: { found: Accuracy }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  const [newest] = found.choices;
  const scored = (one: AccuracyOfSegment, method: MethodScore['method']) =>
    percent(one.scores.find((score) => score.method === method)?.wape);
  const segments: SimpleColumn<AccuracyOfSegment>[] = [
    { label: t('field.segment'), narrow: true, cell: (one) => one.segment ?? t('forecast.noSegment') },
    { label: t('field.currency'), cell: (one) => one.currency },
    { label: t('forecast.weeks'), numeric: true, cell: (one) => one.weeks },
    ...(['model', 'due_date', 'customer_average', 'last_year'] as const).map((method) => ({
      label: t(`forecast.method_${method}`),
      numeric: true,
      narrow: method === 'model',
      cell: (one: AccuracyOfSegment) => scored(one, method),
    })),
    {
      label: t('forecast.interval', { percent: 80 }),
      numeric: true,
      cell: (one) => percent(one.scores[0]?.coverage_80),
    },
  ];
  const decided = found.choices.filter((one) => one.decision !== 'same');
  return (
    <Stack gap="lg">
      {found.weeks.length === 0 && <Text size="sm">{t('forecast.noWeeks')}</Text>}
      {found.weeks.map((one) => (
        <Section
          key={`${one.currency} ${one.from_week} ${one.to_week}`}
          title={t('forecast.ofWeeks', {
            currency: one.currency,
            from: one.from_week,
            to: one.to_week,
            weeks: one.weeks,
          })}
        >
          <Scores scores={one.scores} label={`${one.currency} ${one.from_week}–${one.to_week}`} days={false} />
        </Section>
      ))}
      {found.segments.length > 0 && (
        <Section title={t('forecast.ofSegment')}>
          <SimpleTable
            label={t('forecast.ofSegment')}
            columns={segments}
            rows={found.segments}
            rowId={(one) => `${one.segment ?? ''} ${one.currency}`}
          />
        </Section>
      )}
      {found.days.map((one) => (
        <Section
          key={one.from_day}
          title={t('forecast.ofDays', { from: one.from_day, to: one.to_day, items: one.items })}
        >
          <Scores scores={one.scores} label={`${one.from_day}–${one.to_day}`} weeks={false} />
        </Section>
      ))}
      {newest && (
        <Section title={t('forecast.backtest', { weeks: newest.weeks, items: newest.items })}>
          <Text size="sm" c="dimmed">
            {t('forecast.backtestHelp')}
          </Text>
          <Scores scores={newest.scores} label={t('forecast.tab_accuracy')} />
        </Section>
      )}
      {decided.length > 0 && (
        <Section title={t('forecast.choices')}>
          <SimpleTable
            label={t('forecast.choices')}
            columns={[
              { label: t('forecast.day'), narrow: true, cell: (one) => date(one.as_of) },
              { label: t('forecast.decision'), narrow: true, cell: (one) => t(`forecast.decision_${one.decision}`) },
              { label: t('forecast.wapeInForce'), numeric: true, cell: (one) => percent(one.scores[0]?.wape) },
              { label: t('forecast.wapeOther'), numeric: true, cell: (one) => percent(one.other?.wape) },
            ]}
            rows={decided}
            rowId={(one) => one.at}
          />
        </Section>
      )}
      <Frozen days={found.frozen} />
    </Stack>
  );
}

const percent = (value: string | null | undefined) => (value == null ? '–' : `${Number(value).toFixed(1)} %`);

interface ScoresProps {
  scores: MethodScore[];
  label: string;
  weeks?: boolean;
  days?: boolean;
}

function Scores({ scores, label, weeks = true, days = true }: ScoresProps) {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  const share = (value: string | null | undefined) => (value == null ? '–' : `${decimal(Number(value).toFixed(1))} %`);
  const columns: SimpleColumn<MethodScore>[] = [
    { label: t('forecast.method'), narrow: true, cell: (one) => t(`forecast.method_${one.method}`) },
  ];
  if (weeks)
    columns.push(
      { label: t('forecast.wape'), numeric: true, narrow: true, cell: (one) => share(one.wape) },
      { label: t('forecast.bias'), numeric: true, cell: (one) => share(one.bias) },
      { label: t('forecast.net'), numeric: true, cell: (one) => share(one.net_accuracy) },
      { label: t('forecast.interval', { percent: 50 }), numeric: true, cell: (one) => share(one.coverage_50) },
      { label: t('forecast.interval', { percent: 80 }), numeric: true, cell: (one) => share(one.coverage_80) },
      { label: t('forecast.interval', { percent: 95 }), numeric: true, cell: (one) => share(one.coverage_95) },
    );
  if (days)
    columns.push({
      label: t('forecast.mae'),
      numeric: true,
      narrow: true,
      cell: (one) => (one.mae_days == null ? '–' : decimal(Number(one.mae_days).toFixed(1))),
    });
  return <SimpleTable label={label} columns={columns} rows={scores} rowId={(one) => one.method} />;
}

/** A frozen forecast beside what came. */
function Frozen({ days }: { days: string[] }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  const { filters, set } = useFilters();
  const day = days.find((one) => one === filters.frozen) ?? days[0];
  const query = useApi(
    ['forecast-frozen', day],
    (entity) =>
      body(
        api.GET('/api/v1/entities/{entity}/forecast/frozen/{day}', { params: { path: { entity, day: day ?? '' } } }),
      ),
    day !== undefined,
  );
  if (day === undefined) return null;
  return (
    <Stack>
      <NativeSelect
        className="no-print"
        w={240}
        label={t('forecast.frozen')}
        value={day}
        data={days.map((one) => ({ value: one, label: date(one) }))}
        onChange={(event) => set('frozen', event.currentTarget.value)}
      />
      <Ask query={query} rows={14}>
        {(frozen) => <ForecastLines lines={frozen.lines} by="week" />}
      </Ask>
    </Stack>
  );
}
