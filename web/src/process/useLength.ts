import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/useFormat';

/** A length of time in hours, as people say it: minutes, hours or days. */
export function useLength(): (hours: number) => string {
  const { t } = useTranslation();
  const { glance } = useFormat();
  return useCallback(
    (hours) => {
      if (hours < 1) return t('process.minutes', { value: glance((hours * 60).toFixed(0)) });
      if (hours < 48) return t('process.hours', { value: glance(hours.toFixed(1)) });
      return t('process.days', { value: glance((hours / 24).toFixed(1)) });
    },
    [t, glance],
  );
}
