import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/useFormat';
import { useWord } from '../ui/Figures';
import { useStep } from './useStep';

/** What people call something that cases have in common. */
export function useCause(): (what: string, value: string) => string {
  const { t } = useTranslation();
  const { country, language } = useFormat();
  const say = useStep();
  const word = useWord();
  return useCallback(
    (what, value) => {
      const told = () => {
        if (what === 'step' || what === 'repeated step') return say(value);
        if (what === 'country') return country(value);
        if (what === 'channel') return word(value);
        // 1 January 2024 was a Monday.
        if (what === 'weekday')
          return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
            Date.UTC(2024, 0, Number(value)),
          );
        return value;
      };
      return t(`process.cause_${what.replace(' ', '_') as 'step'}`, { value: told() });
    },
    [t, country, language, say, word],
  );
}
