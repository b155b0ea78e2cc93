import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { addDays, dateHint, readDate, writeDate } from '../i18n/dates';
import { useFormat } from '../i18n/useFormat';
import { useToday } from '../shell/entity';

const MonthView = lazy(async () => ({ default: (await import('./MonthView')).MonthView }));

interface Props {
  label: ReactNode;
  /** A business date, `YYYY-MM-DD`, or empty. */
  value: string;
  /** Told of each date that is complete, and of an empty one; never of half a date. */
  onChange: (date: string) => void;
  required?: boolean;
  disabled?: boolean;
  description?: ReactNode;
  /** A refusal of the server that names this field. */
  error?: ReactNode;
  /** First and last date that can be chosen. */
  min?: string;
  max?: string;
  size?: 'xs' | 'sm';
  w?: number | string;
  autoFocus?: boolean;
  /** Makes `/` lead here, on a list's first filter. */
  filter?: boolean;
}

/** A date as the desk's language writes it: typed, stepped by the arrow keys, or picked from a month. */
export function DateField({ label, value, onChange, min, max, error, filter, size, w, autoFocus, ...rest }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const today = useToday();
  const [text, setText] = useState(writeDate(value, language));
  const [open, setOpen] = useState(false);
  useEffect(() => setText(writeDate(value, language)), [value, language]);
  const date = readDate(text, today);
  const allowed = (one: string) => (!min || one >= min) && (!max || one <= max);
  const bad = text.trim() !== '' && (date === null || !allowed(date));
  const [left, setLeft] = useState(false);
  const complaint = bad ? t('state.badDate', { hint: dateHint(language) }) : '';
  const input = useRef<HTMLInputElement>(null);
  // Keeps a form from being sent with the date before the one that is typed.
  useEffect(() => input.current?.setCustomValidity(complaint), [complaint]);
  const take = () => {
    setLeft(true);
    if (bad) return;
    setText(writeDate(date ?? '', language));
    if ((date ?? '') !== value) onChange(date ?? '');
  };
  const pick = (picked: string) => {
    setOpen(false);
    if (picked !== value) onChange(picked);
    else setText(writeDate(picked, language));
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (event.key === 'ArrowDown' && event.altKey) setOpen(true);
    else if (step) {
      const next = date ? addDays(date, step) : today;
      if (allowed(next)) onChange(next);
    } else if (event.key === 'Enter') take();
    else return;
    if (step) event.preventDefault();
  };
  return (
    // The field stays a plain text field to assistive technology; its button opens the month.
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <TextInput
          {...rest}
          ref={input}
          label={label}
          size={size ?? 'xs'}
          w={w ?? (size === 'sm' ? undefined : 124)}
          data-autofocus={autoFocus || undefined}
          data-filter={filter || undefined}
          placeholder={dateHint(language)}
          inputMode="text"
          autoComplete="off"
          value={text}
          error={error ?? (left && complaint !== '' ? complaint : undefined)}
          onFocus={() => setLeft(false)}
          onBlur={take}
          onKeyDown={press}
          onChange={(event) => setText(event.currentTarget.value)}
          rightSection={
            <ActionIcon
              variant="subtle"
              color="gray"
              size={22}
              tabIndex={-1}
              disabled={rest.disabled}
              aria-label={t('state.calendar')}
              onClick={() => setOpen(!open)}
            >
              <IconCalendar size={14} />
            </ActionIcon>
          }
        />
      </Popover.Target>
      <Popover.Dropdown p="xs" role="dialog" aria-label={t('state.calendar')}>
        {open && (
          <Suspense>
            <MonthView value={date ?? value} today={today} min={min} max={max} language={language} pick={pick} />
          </Suspense>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
