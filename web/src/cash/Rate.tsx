import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/useFormat';

/** An exchange rate as people read it: what one unit of the paid currency came to. */
export function Rate({ from, to, rate }: { from: string; to: string; rate: string }) {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  return <span>{t('cash.rateOf', { from, to, rate: decimal(rate) })}</span>;
}
