import { NativeSelect, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { DsoDevelopment, Figure } from '../api/types';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask } from '../ui/States';
import { useFilters } from '../ui/useFilters';
import { FigureValue } from './FigureValue';
import { Waterfall } from './Waterfall';
import type { Asked } from './period';
import { readDsoChange, type DsoGroups } from './readKpi';

const GROUPS: DsoGroups[] = ['segment', 'country', 'customer'];
const REASONS = ['mix', 'terms', 'delinquency', 'disputes'] as const;

/** Why days sales outstanding are others than in another period. */
export function DsoChange({ figure, period, other }: { figure: Figure; period: Asked; other: Asked }) {
  const { t } = useTranslation();
  const { filters, set } = useFilters();
  const by = GROUPS.find((one) => one === filters.groups) ?? 'segment';
  const query = useApi(['dso-change', period, other, by], (entity) => readDsoChange(entity, period, other, by));
  return (
    <Section
      title={t('insight.why')}
      actions={
        <NativeSelect
          className="no-print"
          aria-label={t('insight.mixOf')}
          value={by}
          data={GROUPS.map((one) => ({ value: one, label: t(`field.${one}`) }))}
          onChange={(event) => set('groups', event.currentTarget.value)}
        />
      }
    >
      <Ask query={query} rows={4}>
        {(all) => {
          const own = all.find((one) => one.currency === figure.currency);
          return own ? <Reasons own={own} by={by} /> : null;
        }}
      </Ask>
    </Section>
  );
}

function Reasons({ own, by }: { own: DsoDevelopment; by: DsoGroups }) {
  const { t } = useTranslation();
  const { date, language } = useFormat();
  const span = (one: DsoDevelopment['period']) => `${date(one.from)} – ${date(one.to)}`;
  const days = (value: string) => <FigureValue figure={{ value, unit: 'days' }} currency={own.currency} />;
  const nameOf = (group: DsoDevelopment['groups'][number]) => {
    if (group.groups > 1) return t('insight.others', { count: group.groups });
    if (!group.name) return t('insight.noSegment');
    return by === 'country'
      ? (new Intl.DisplayNames(language, { type: 'region' }).of(group.name) ?? group.name)
      : group.name;
  };
  return (
    <Stack gap="sm">
      <Waterfall
        label={t('insight.why')}
        falls={[
          { label: span(own.other_period), value: Number(own.other_value), whole: true, shown: days(own.other_value) },
          ...REASONS.map((reason) => ({
            label: t(`insight.reason.${reason}`),
            value: Number(own.reasons[reason]),
            shown: days(own.reasons[reason]),
          })),
          { label: span(own.period), value: Number(own.value), whole: true, shown: days(own.value) },
        ]}
      />
      <SimpleTable
        label={t('insight.why')}
        rows={own.groups}
        rowId={(group) => group.customer ?? group.name ?? String(group.groups)}
        cards
        columns={[
          { label: t(`field.${by}`), narrow: true, cell: nameOf },
          ...REASONS.map((reason) => ({
            label: t(`insight.reason.${reason}`),
            numeric: true,
            cell: (group: DsoDevelopment['groups'][number]) => days(group[reason]),
          })),
          { label: t('insight.sum'), numeric: true, narrow: true, cell: (group) => days(group.sum) },
        ]}
      />
    </Stack>
  );
}
