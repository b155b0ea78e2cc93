import {
  ActionIcon,
  Checkbox,
  NativeSelect,
  Popover,
  Stack,
  Text,
  Textarea,
  TextInput,
  type TextInputProps,
} from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { SimpleTable } from '../ui/SimpleTable';
import { GROUPED, NO_RULE, type Draft, type FieldRule, type ImportField, type ImportKind } from './draft';

interface Props {
  kind: ImportKind;
  columns: string[];
  draft: Draft;
  onChange: (draft: Draft) => void;
  /** The field that the server refuses, and why. */
  fault?: { name: string; text: string };
}

/** The fields of the kind, each with the column or the value that fills it. */
export function FieldTable({ kind, columns, draft, onChange, fault }: Props) {
  const { t } = useTranslation();
  const rule = (field: ImportField) => draft.fields[field.name] ?? NO_RULE;
  const put = (field: ImportField, change: Partial<FieldRule>) =>
    onChange({ ...draft, fields: { ...draft.fields, [field.name]: { ...rule(field), ...change } } });
  const group = (name: string, on: boolean) =>
    onChange({ ...draft, group_by: on ? [...draft.group_by, name] : draft.group_by.filter((one) => one !== name) });
  const label = (field: ImportField) => t(`imports.field_${field.name}`, { defaultValue: field.name });
  const fallback = (field: ImportField, more: TextInputProps = {}) => (
    <TextInput
      {...more}
      aria-label={t('imports.fallbackOf', { field: label(field) })}
      value={rule(field).fallback}
      onChange={(event) => put(field, { fallback: event.currentTarget.value })}
    />
  );
  const grouped = {
    label: t('imports.groups'),
    cell: (field: ImportField) => (
      <Checkbox
        size="xs"
        mt={7}
        aria-label={t('imports.groupBy', { field: label(field) })}
        disabled={rule(field).column === ''}
        checked={draft.group_by.includes(field.name)}
        onChange={(event) => group(field.name, event.currentTarget.checked)}
      />
    ),
  };
  return (
    <SimpleTable
      label={t('imports.mapping')}
      rows={kind.fields}
      rowId={(field) => field.name}
      columns={[
        {
          label: t('imports.field'),
          narrow: true,
          cell: (field) => (
            <>
              <Text size="sm" lh="30px" title={field.meaning}>
                {label(field)}
                {field.required && (
                  <Text span c="var(--mantine-color-error)" aria-label={t('imports.required')}>
                    {' *'}
                  </Text>
                )}
              </Text>
              {fault?.name === field.name && (
                <Text size="xs" c="var(--mantine-color-error)" role="alert">
                  {fault.text}
                </Text>
              )}
            </>
          ),
        },
        {
          label: t('imports.column'),
          narrow: true,
          cell: (field) => (
            <>
              <NativeSelect
                aria-label={t('imports.columnOf', { field: label(field) })}
                value={rule(field).column}
                data={[{ value: '', label: '–' }, ...columns.map((column) => ({ value: column, label: column }))]}
                onChange={(event) => put(field, { column: event.currentTarget.value })}
              />
              {fallback(field, { hiddenFrom: 'sm', mt: 4, placeholder: t('imports.fallback') })}
            </>
          ),
        },
        {
          label: t('imports.fallback'),
          cell: (field) => fallback(field),
        },
        ...(GROUPED.includes(kind.kind) ? [grouped] : []),
        {
          label: t('imports.more'),
          numeric: true,
          cell: (field) => <More name={label(field)} rule={rule(field)} onChange={(change) => put(field, change)} />,
        },
      ]}
    />
  );
}

interface MoreProps {
  name: string;
  rule: FieldRule;
  onChange: (change: Partial<FieldRule>) => void;
}

/** What happens to a value on the way from its cell. */
function More({ name, rule, onChange }: MoreProps) {
  const { t } = useTranslation();
  const used = rule.format !== '' || rule.map !== '' || rule.negate;
  return (
    <Popover withArrow trapFocus position="left" width={300}>
      <Popover.Target>
        <ActionIcon
          variant={used ? 'light' : 'subtle'}
          color={used ? undefined : 'gray'}
          aria-label={t('imports.moreOf', { field: name })}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <TextInput
            label={t('imports.format')}
            description={t('imports.formatHint')}
            value={rule.format}
            onChange={(event) => onChange({ format: event.currentTarget.value })}
          />
          <Textarea
            size="xs"
            autosize
            minRows={3}
            maxRows={8}
            label={t('imports.map')}
            description={t('imports.mapHint')}
            value={rule.map}
            onChange={(event) => onChange({ map: event.currentTarget.value })}
          />
          <Checkbox
            size="xs"
            label={t('imports.negate')}
            checked={rule.negate}
            onChange={(event) => onChange({ negate: event.currentTarget.checked })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
