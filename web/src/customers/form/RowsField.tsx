import { ActionIcon, Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { Section } from '../../ui/Page';

interface Field<T> {
  name: keyof T & string;
  label: string;
  options?: { value: string; label: string }[];
  /** How wide it is, in pixels, before it grows. */
  width: number;
}

interface Props<T> {
  title: string;
  /** What a refusal calls the list. */
  path: string;
  fields: Field<T>[];
  rows: T[];
  empty: T;
  faults: Record<string, string>;
  onChange: (rows: T[]) => void;
}

/** A list of small things, such as addresses, each in a row of fields. */
export function RowsField<T extends Record<string, string>>(props: Props<T>) {
  const { t } = useTranslation();
  const { rows, onChange } = props;
  const change = (at: number, name: string, text: string) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, [name]: text } : row)));
  return (
    <Section
      title={props.title}
      actions={
        <Button variant="subtle" onClick={() => onChange([...rows, props.empty])}>
          {t('action.add')}
        </Button>
      }
    >
      <Stack gap="xs">
        {rows.map((row, index) => (
          <Group key={index} gap="xs" align="end" wrap="wrap">
            {props.fields.map((field) => {
              const common = {
                label: field.label,
                value: row[field.name],
                error: props.faults[`${props.path}[${index}].${field.name}`],
                style: { flex: `1 1 ${field.width}px` },
              };
              return field.options ? (
                <NativeSelect
                  key={field.name}
                  {...common}
                  data={field.options}
                  onChange={(event) => change(index, field.name, event.currentTarget.value)}
                />
              ) : (
                <TextInput
                  key={field.name}
                  {...common}
                  onChange={(event) => change(index, field.name, event.currentTarget.value)}
                />
              );
            })}
            <ActionIcon
              variant="subtle"
              color="gray"
              size={30}
              aria-label={`${t('action.remove')} ${props.title} ${index + 1}`}
              onClick={() => onChange(rows.filter((_, at) => at !== index))}
            >
              <IconX size={14} />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
