import '@mantine/dates/styles.css';
import 'dayjs/locale/de';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/fr';

import { DatePicker } from '@mantine/dates';
import { useTranslation } from 'react-i18next';

import type { Language } from '../i18n/format';

const LOCALES: Record<Language, string> = { en: 'en-gb', de: 'de', fr: 'fr' };

interface Props {
  value: string;
  today: string;
  min?: string;
  max?: string;
  language: Language;
  pick: (date: string) => void;
}

/** A month from which a day is picked; loaded when the first field opens one. */
export function MonthView({ value, today, min, max, language, pick }: Props) {
  const { t } = useTranslation();
  return (
    <DatePicker
      size="xs"
      locale={LOCALES[language]}
      firstDayOfWeek={1}
      value={value || null}
      defaultDate={value || today}
      minDate={min}
      maxDate={max}
      highlightToday
      weekendDays={[]}
      hideOutsideDates
      // The keyboard starts on the chosen day.
      getDayProps={(date) => ({ autoFocus: date === (value || today) })}
      ariaLabels={{ previousMonth: t('state.previousMonth'), nextMonth: t('state.nextMonth') }}
      onChange={(date) => {
        if (date) pick(date);
      }}
      // Picking the chosen day again means it too, and must not clear it.
      allowDeselect={false}
    />
  );
}
