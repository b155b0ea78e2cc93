import { useTranslation } from 'react-i18next';

import type { Figure, Money } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { Amount } from '../ui/Figures';

interface Shown {
  value?: string | null;
  /** The value in its currency's decimals, where it is an amount. */
  money?: Money | null;
  unit: string;
}

/** A figure or one of its parts, with its unit. */
export function FigureValue({ figure, currency }: { figure: Shown; currency: Figure['currency'] }) {
  const { t } = useTranslation();
  const { decimal, glance, loose } = useFormat();
  if (figure.money) return <Amount value={figure.money} />;
  if (figure.value === null || figure.value === undefined) return <span>{t('insight.noValue')}</span>;
  const unit = figure.unit === 'amount' ? currency : t(`insight.unit.${figure.unit}`, { defaultValue: figure.unit });
  return (
    <span style={{ whiteSpace: 'nowrap' }} title={decimal(figure.value)}>
      {figure.unit === 'amount' && currency ? loose(figure.value, currency) : glance(figure.value)}
      <span className="currency">{unit}</span>
    </span>
  );
}
