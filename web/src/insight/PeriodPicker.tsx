import { Group, NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { DateField } from '../ui/DateField';
import type { Filters } from '../ui/filters';
import { useFilters } from '../ui/useFilters';
import {
  monthsUpTo,
  periodBefore,
  periodYearBefore,
  yearBefore,
  type Asked,
  type CustomerGroup,
  type KpiScope,
  type Period,
} from './period';
import { useAnchorDay } from './useAnchorDay';

const COMPARISONS = ['before', 'year'] as const;

/** The customers in the address. */
export function useGroup(): CustomerGroup {
  const { filters } = useFilters();
  return {
    ...(filters.segment ? { segment: filters.segment } : {}),
    ...(filters.country ? { country: filters.country } : {}),
  };
}

/**
 * The period and the customers in the address; without a period the twelve months that end with the
 * newest business.
 */
export function usePeriod(): Asked {
  const { filters } = useFilters();
  const group = useGroup();
  const anchor = useAnchorDay();
  const to = filters.to ?? anchor;
  return { from: filters.from ?? yearBefore(to), to, ...group };
}

/** The customer, the channel, the group of products and the day of knowledge in the address. */
function useKpiScope(): KpiScope {
  const { filters } = useFilters();
  return {
    ...(filters.customer ? { customer: filters.customer } : {}),
    ...(filters.channel ? { channel: filters.channel } : {}),
    ...(filters.product_group ? { product_group: filters.product_group } : {}),
    ...(filters.known_on ? { known_on: filters.known_on } : {}),
  };
}

/** What key figures are asked for: the period, the customers, and what else narrows them. */
export function useAsked(): Asked {
  const period = usePeriod();
  return { ...period, ...useKpiScope() };
}

/** The period to compare with, when one is asked for. */
export function useComparison(): Asked | null {
  const { filters } = useFilters();
  const group = { ...useGroup(), ...useKpiScope() };
  const period = usePeriod();
  if (filters.compare === 'before') return { ...periodBefore(period), ...group };
  return filters.compare === 'year' ? { ...periodYearBefore(period), ...group } : null;
}

/** Picks a period, by its days or by name, and with `compare` another one beside it. */
export function PeriodPicker({ compare = false }: { compare?: boolean }) {
  const { t } = useTranslation();
  const { from, to } = usePeriod();
  const anchor = useAnchorDay();
  const { filters, set } = useFilters();
  const navigate = useNavigate();
  const months = (count: number): Period => {
    const all = monthsUpTo(anchor, count);
    return { from: all[0]?.from ?? from, to: all.at(-1)?.to ?? to };
  };
  const named: Record<string, Period> = {
    last12: { from: yearBefore(anchor), to: anchor },
    last3: months(3),
    last1: months(1),
  };
  const current = Object.keys(named).find((name) => named[name]?.from === from && named[name].to === to) ?? '';
  const take = (name: string) => {
    const period = named[name];
    if (period) void navigate({ to: '.', search: (old: Filters) => ({ ...old, ...period }), replace: true });
  };
  return (
    <Group gap="xs" align="end">
      <NativeSelect
        label={t('insight.period')}
        value={current}
        data={[
          ...(current === '' ? [{ value: '', label: t('insight.freePeriod') }] : []),
          { value: 'last12', label: t('insight.last12') },
          { value: 'last3', label: t('insight.last3') },
          { value: 'last1', label: t('insight.last1') },
        ]}
        onChange={(event) => take(event.currentTarget.value)}
      />
      <DateField label={t('field.from')} value={from} max={to} onChange={(date) => set('from', date)} />
      <DateField label={t('field.to')} value={to} min={from} onChange={(date) => set('to', date)} />
      {compare && (
        <NativeSelect
          label={t('insight.compare')}
          value={COMPARISONS.find((one) => one === filters.compare) ?? ''}
          data={[
            { value: '', label: t('insight.compareNone') },
            { value: 'before', label: t('insight.compareBefore') },
            { value: 'year', label: t('insight.compareYear') },
          ]}
          onChange={(event) => set('compare', event.currentTarget.value)}
        />
      )}
    </Group>
  );
}
