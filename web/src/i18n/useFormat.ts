import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import type { Money } from '../api/types';
import { currentLanguage } from '.';
import {
  formatAmount,
  formatCountry,
  formatDate,
  formatDecimal,
  formatGlance,
  formatInstant,
  formatLoose,
  formatMoney,
  formatMonth,
  formatMonthShort,
} from './format';
import { useZone } from '../shell/entity';

/** The formats of the chosen language and the legal entity's time zone. */
export function useFormat() {
  const { i18n } = useTranslation();
  const zone = useZone();
  return useMemo(() => {
    const language = currentLanguage();
    return {
      language,
      amount: (money: Money) => formatAmount(money, language),
      money: (money: Money) => formatMoney(money, language),
      loose: (text: string, currency: string) => formatLoose(text, currency, language),
      decimal: (text: string) => formatDecimal(text, language),
      glance: (text: string) => formatGlance(text, language),
      date: (date: string) => formatDate(date, language),
      country: (code: string) => formatCountry(code, language),
      month: (date: string) => formatMonth(date, language),
      monthShort: (instant: number) => formatMonthShort(instant, language),
      instant: (instant: string) => formatInstant(instant, language, zone),
    };
  }, [i18n.language, zone]);
}
