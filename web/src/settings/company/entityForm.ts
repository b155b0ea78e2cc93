import type { TFunction } from 'i18next';

import type { Entity } from '../../api/types';
import type { components } from '../../api/schema';
import type { FormField } from '../../ui/Form';
import { choices, orNull, refuse, type Values } from '../../ui/formValues';
import { oneOf } from '../edit';
import { fromMinor, readLimits, toMinor, writeLimits } from './limits';

export type EntityChange = components['schemas']['EntityChange'];

const LANGUAGES: Entity['language'][] = ['en', 'de', 'fr'];

/** The fields of a legal entity that may change at any time. */
export function entityFields(t: TFunction, word: (code: string) => string): FormField[] {
  return [
    { name: 'name', label: t('field.name'), required: true },
    { name: 'street', label: t('settings.street') },
    { name: 'postal_code', label: t('settings.postalCode') },
    { name: 'city', label: t('field.city') },
    { name: 'email', label: t('field.email'), hint: t('settings.emailHint') },
    { name: 'phone', label: t('settings.phone') },
    { name: 'vat_id', label: t('field.vatId') },
    { name: 'tax_number', label: t('settings.taxNumber') },
    { name: 'register_text', label: t('settings.register') },
    { name: 'language', label: t('shell.language'), kind: 'choice', options: choices(LANGUAGES, word) },
    { name: 'time_zone', label: t('field.timeZone'), required: true, hint: t('settings.timeZoneHint') },
  ];
}

/** How far rules may go by themselves. */
export function limitFields(t: TFunction, currency: string): FormField[] {
  return [
    {
      name: 'tolerance_minor',
      label: t('settings.tolerance', { currency }),
      required: true,
      hint: t('settings.toleranceHint'),
      show: (minor) => fromMinor(Number(minor), currency),
    },
    {
      name: 'write_off_limit_minor',
      label: t('settings.writeOffLimit', { currency }),
      required: true,
      hint: t('settings.writeOffHint'),
      show: (minor) => fromMinor(Number(minor), currency),
    },
    {
      name: 'reservation_days',
      label: t('settings.reservationDays'),
      required: true,
      hint: t('settings.reservationHint'),
    },
    {
      name: 'matches_by_itself',
      label: t('settings.matchesByItself'),
      kind: 'choice',
      options: choices(['true', 'false'], (code) => t(code === 'true' ? 'word.yes' : 'word.no')),
      hint: t('settings.matchesByItselfHint'),
      show: (so) => t(so ? 'word.yes' : 'word.no'),
    },
    {
      name: 'foreign_write_off_limits_minor',
      label: t('settings.foreignLimits'),
      kind: 'long',
      hint: t('settings.foreignHint'),
      show: (limits) => writeLimits({ ...(limits as Record<string, number>) }),
    },
  ];
}

export function entityValues(entity: Entity): Values {
  return {
    name: entity.name,
    street: entity.street,
    postal_code: entity.postal_code,
    city: entity.city,
    email: entity.email ?? '',
    phone: entity.phone ?? '',
    vat_id: entity.vat_id ?? '',
    tax_number: entity.tax_number ?? '',
    register_text: entity.register_text ?? '',
    language: entity.language,
    time_zone: entity.time_zone,
    tolerance_minor: fromMinor(entity.tolerance_minor, entity.base_currency),
    write_off_limit_minor: fromMinor(entity.write_off_limit_minor, entity.base_currency),
    reservation_days: String(entity.reservation_days),
    matches_by_itself: String(entity.matches_by_itself),
    foreign_write_off_limits_minor: writeLimits(entity.foreign_write_off_limits_minor),
  };
}

export function givenMaster(values: Values) {
  return {
    name: values.name ?? '',
    street: values.street ?? '',
    postal_code: values.postal_code ?? '',
    city: values.city ?? '',
    email: orNull(values.email),
    phone: orNull(values.phone),
    vat_id: orNull(values.vat_id),
    tax_number: orNull(values.tax_number),
    register_text: orNull(values.register_text),
    language: oneOf(LANGUAGES, values.language) ?? 'en',
    time_zone: values.time_zone ?? '',
  } satisfies EntityChange;
}

/** The limits that were typed; what is no amount is refused at its field. */
export function givenLimits(values: Values, currency: string, t: TFunction) {
  const amount = (name: string) => {
    const text = values[name] ?? '';
    return toMinor(text, currency) ?? refuse(name, t('settings.noAmount', { text, currency }));
  };
  const foreign = readLimits(values.foreign_write_off_limits_minor ?? '');
  if (typeof foreign === 'string') {
    refuse('foreign_write_off_limits_minor', t('settings.noLimit', { text: foreign }));
  }
  const days = Number(values.reservation_days);
  if (!Number.isInteger(days)) refuse('reservation_days', t('settings.noDays', { text: values.reservation_days }));
  return {
    tolerance_minor: amount('tolerance_minor'),
    write_off_limit_minor: amount('write_off_limit_minor'),
    reservation_days: days,
    matches_by_itself: values.matches_by_itself === 'true',
    foreign_write_off_limits_minor: foreign,
  } satisfies EntityChange;
}
