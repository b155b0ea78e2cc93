import { Checkbox, NativeSelect, PasswordInput, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Problem } from '../api/problem';
import { DateField } from './DateField';
import { fieldAtFault, type Values } from './formValues';

/** A field of a form, named as the API names it, so that its refusals are shown where they belong. */
export interface FormField {
  name: string;
  label: string;
  kind?: 'text' | 'date' | 'choice' | 'long' | 'switch' | 'secret';
  options?: { value: string; label: string }[];
  required?: boolean;
  hint?: string;
  /** Shows a value of the API, where two editors clash. */
  show?: (value: unknown) => ReactNode;
}

interface Props {
  fields: FormField[];
  values: Values;
  set: (name: string, value: string) => void;
  error: unknown;
  /** Columns where there is room. */
  cols?: number;
}

/** The fields of a form, with what the server says of one of them. */
export function Fields({ fields, values, set, error, cols = 2 }: Props) {
  const names = fields.map((field) => field.name);
  const fault = fieldAtFault(error, names);
  return (
    <SimpleGrid cols={{ base: 1, xs: cols }} spacing="sm" verticalSpacing="xs">
      {fields.map((field, index) => (
        <Field
          key={field.name}
          field={field}
          first={index === 0}
          value={values[field.name] ?? ''}
          set={(value) => set(field.name, value)}
          problem={fault?.name === field.name ? fault.problem : undefined}
        />
      ))}
    </SimpleGrid>
  );
}

interface FieldProps {
  field: FormField;
  first: boolean;
  value: string;
  set: (value: string) => void;
  problem: Problem | undefined;
}

function Field({ field, first, value, set, problem }: FieldProps) {
  const { t } = useTranslation();
  const common = {
    size: 'sm',
    label: field.label,
    description: field.hint,
    required: field.required,
    error: problem && [problem.detail, problem.remedy].filter(Boolean).join('. '),
    'data-autofocus': first || undefined,
  } as const;
  const take = (event: { currentTarget: { value: string } }) => set(event.currentTarget.value);
  switch (field.kind) {
    case 'choice':
      return <NativeSelect {...common} data={field.options ?? []} value={value} onChange={take} />;
    case 'long':
      return <Textarea {...common} autosize minRows={2} maxRows={10} value={value} onChange={take} />;
    case 'secret':
      return (
        <PasswordInput
          {...common}
          autoComplete="new-password"
          value={value}
          onChange={take}
          visibilityToggleButtonProps={{ 'aria-label': t('action.show') }}
        />
      );
    case 'switch':
      return (
        <Checkbox
          {...common}
          mt={22}
          required={false}
          checked={value === 'yes'}
          onChange={(event) => set(event.currentTarget.checked ? 'yes' : '')}
        />
      );
    case 'date':
      return <DateField {...common} value={value} onChange={set} />;
    default:
      return <TextInput {...common} autoComplete="off" value={value} onChange={take} />;
  }
}
