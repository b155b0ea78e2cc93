import { Text } from '@mantine/core';

import { useFormat } from '../i18n/useFormat';
import { useWord } from './Figures';

function isMoney(value: unknown): value is { amount: string; currency: string } {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;
}

/** What a rule found, name by name, as the server recorded it. */
export function Evidence({ value }: { value: Record<string, unknown> }) {
  const format = useFormat();
  const word = useWord();
  const show = (given: unknown): string => {
    if (given === null || given === undefined) return '–';
    if (isMoney(given)) return format.money({ amount: given.amount, currency: given.currency });
    if (Array.isArray(given)) return given.map(show).join(', ');
    if (typeof given === 'object')
      return Object.entries(given)
        .map(([name, inner]) => `${word(name)} ${show(inner)}`)
        .join(', ');
    return String(given);
  };
  return (
    <Text size="sm" component="div">
      {Object.entries(value).map(([name, given]) => (
        <div key={name}>
          <Text span size="xs" c="dimmed">
            {word(name)}
          </Text>{' '}
          {show(given)}
        </div>
      ))}
    </Text>
  );
}
