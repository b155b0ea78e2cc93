import { TextInput } from '@mantine/core';

import type { Money } from '../api/types';
import { typedMoney } from './money';

interface Props {
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** An amount of the currency that is typed. */
  like: Money;
  /** What the server or a rule says against it. */
  error?: string | null;
  focus?: boolean;
  /** What is taken while nothing is typed. */
  placeholder?: string;
}

/** An amount in a table's cell, right-aligned; red while it is none. */
export function MoneyInput({ label, value, onChange, like, error, focus, placeholder }: Props) {
  const wrong = value !== '' && !typedMoney(value, like);
  return (
    <TextInput
      w={92}
      ml="auto"
      inputMode="decimal"
      aria-label={label}
      data-autofocus={focus || undefined}
      styles={{ input: { textAlign: 'right' } }}
      placeholder={placeholder}
      value={value}
      error={error ?? wrong}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
