import { useTranslation } from 'react-i18next';

import type { Figure } from '../api/types';
import { useFormat } from '../i18n/useFormat';

interface Shown {
  value?: string | null;
  unit: string;
}

/** A figure or one of its parts, with its unit. */
export function FigureValue({ figure, currency }: { figure: Shown; currency: Figure['currency'] }) {
  const { t } = useTranslation();
  const { decimal, loose } = useFormat();
  if (figure.value === null || figure.value === undefined) return <span>{t('insight.noValue')}</span>;
  const unit = figure.unit === 'amount' ? currency : t(`insight.unit.${figure.unit}`, { defaultValue: figure.unit });
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {figure.unit === 'amount' && currency ? loose(figure.value, currency) : decimal(figure.value)}
      <span className="currency">{unit}</span>
    </span>
  );
}
