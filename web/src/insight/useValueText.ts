import type { Figure } from '../api/types';
import { useFormat } from '../i18n/useFormat';

/** Writes values of a figure's unit. */
export function useValueText({ currency, unit }: Pick<Figure, 'currency' | 'unit'>): (value: string) => string {
  const { decimal, loose } = useFormat();
  return (value) => (currency && unit === 'amount' ? loose(value, currency) : decimal(value));
}
