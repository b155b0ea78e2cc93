import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Money } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { isSome } from './money';

/** An amount with its currency, aligned with those above and below it; nothing at all stands back. */
export function Amount({ value, strong = false }: { value: Money; strong?: boolean }) {
  const format = useFormat();
  const quiet = !strong && !isSome(value);
  return (
    <span
      className={quiet ? 'quiet' : undefined}
      style={{ whiteSpace: 'nowrap', fontWeight: strong ? 600 : undefined }}
    >
      {format.amount(value)}
      <span className="currency">{value.currency}</span>
    </span>
  );
}

export function Day({ value }: { value: string | null | undefined }) {
  const format = useFormat();
  return <span style={{ whiteSpace: 'nowrap' }}>{value ? format.date(value) : '–'}</span>;
}

export function Moment({ value }: { value: string | null | undefined }) {
  const format = useFormat();
  return <span style={{ whiteSpace: 'nowrap' }}>{value ? format.instant(value) : '–'}</span>;
}

const TONES: Record<string, string> = {
  held: 'orange',
  refused: 'red',
  cancelled: 'gray',
  acknowledged: 'blue',
  shipped: 'blue',
  delivered: 'teal',
  closed: 'gray',
  ready: 'teal',
  due: 'orange',
  billed: 'gray',
  differs: 'red',
  gap: 'orange',
  balanced: 'teal',
  open: 'orange',
  applied: 'teal',
  reversed: 'gray',
  credit: 'red',
  credit_note: 'violet',
  active: 'teal',
  revoked: 'gray',
  expired: 'orange',
  running: 'blue',
  waiting: 'orange',
  done: 'teal',
  finished: 'teal',
  sent: 'teal',
  booked: 'teal',
  failed: 'red',
  dead: 'red',
  reported: 'red',
  linked: 'teal',
  split: 'teal',
  not_split: 'orange',
  recognised: 'gray',
  aside: 'gray',
  recovered: 'teal',
  waits_for_sign_off: 'orange',
  signed: 'teal',
  declined: 'red',
  accepted: 'gray',
  asked: 'blue',
  answered: 'teal',
  withdrawn: 'gray',
  on_track: 'teal',
  at_risk: 'orange',
  met: 'teal',
  missed: 'red',
  above_limit: 'red',
  healthy: 'teal',
};

/** A stable code of the API as a word, for those that have one; others are shown as they are. */
export function useWord(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => t(`word.${code}`, { defaultValue: code.replaceAll('_', ' ') });
}

/** A state; what went wrong stands below it. */
export function Status({ code, trouble }: { code: string; trouble?: string | null }) {
  const word = useWord();
  return (
    <>
      <Badge color={TONES[code] ?? 'gray'}>{word(code)}</Badge>
      {trouble && (
        <Text size="xs" c="dimmed" lineClamp={2}>
          {trouble}
        </Text>
      )}
    </>
  );
}
