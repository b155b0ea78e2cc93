import { useTranslation } from 'react-i18next';

import type { Figure } from '../api/types';
import { useFormat } from '../i18n/useFormat';

/** What values of a figure are counted in: its currency, or the name of its unit. */
export function useUnitText({ currency, unit }: Pick<Figure, 'currency' | 'unit'>): string {
  const { t } = useTranslation();
  return unit === 'amount' ? (currency ?? '') : t(`insight.unit.${unit}`, { defaultValue: unit });
}

/** Writes values of a figure's unit. */
export function useValueText({ currency, unit }: Pick<Figure, 'currency' | 'unit'>): (value: string) => string {
  const { decimal, loose } = useFormat();
  return (value) => (currency && unit === 'amount' ? loose(value, currency) : decimal(value));
}
