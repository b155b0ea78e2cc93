import { TextInput } from '@mantine/core';

interface Props {
  label: string;
  description?: string;
  value: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
}

/** A code of an authenticator app. */
export function CodeInput({ onChange, ...props }: Props) {
  return (
    <TextInput
      {...props}
      autoComplete="one-time-code"
      spellCheck={false}
      maw={260}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
