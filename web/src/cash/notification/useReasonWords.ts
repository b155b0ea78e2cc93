import { useTranslation } from 'react-i18next';

import type { BankNotification } from '../../api/types';
import { useFormat } from '../../i18n/useFormat';

/** What became of a notification, as a sentence. */
export function useReasonWords(): (notification: BankNotification) => string {
  const { t } = useTranslation();
  const { money } = useFormat();
  return ({ status, reason, difference, payments }) =>
    reason
      ? t(`notification.why.${reason}`, { difference: money(difference) })
      : t(`notification.became.${status}`, { count: payments, defaultValue: '' });
}
