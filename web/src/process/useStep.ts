import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** What people call a step of the event log. */
export function useStep(): (step: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (step) => t(`audit.event_${step as 'order_received'}`, { defaultValue: step.replaceAll('_', ' ') }),
    [t],
  );
}
