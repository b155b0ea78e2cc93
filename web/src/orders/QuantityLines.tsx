import { Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Language } from '../i18n/format';
import { typedDecimal } from '../i18n/typed';
import { SimpleTable, type SimpleColumn } from '../ui/SimpleTable';
import type { LineQuantity } from './actions';

/** Quantities as typed, by line number. */
export type TypedQuantities = Record<number, string>;

interface Line {
  line_no: number;
  name: string;
  sku: string;
}

interface Props<T extends Line> {
  lines: T[];
  /** What is known of a line, before the field. */
  columns: SimpleColumn<T>[];
  /** What the typed quantity does. */
  label: string;
  placeholder?: string;
  typed: TypedQuantities;
  onChange: (typed: TypedQuantities) => void;
}

/** The quantities that were typed, as the API takes them. */
export function quantitiesOf(typed: TypedQuantities, language: Language): LineQuantity[] {
  return Object.entries(typed)
    .filter(([, text]) => !/^[\s0]*$/.test(text))
    .map(([line, text]) => ({ line_no: Number(line), quantity: typedDecimal(text, language) }));
}

/** Lines of a document, each with a field for how much of it is meant. */
export function QuantityLines<T extends Line>({ lines, columns, label, placeholder, typed, onChange }: Props<T>) {
  const { t } = useTranslation();
  const name: SimpleColumn<T> = {
    label: t('field.name'),
    narrow: true,
    cell: (line) => (
      <>
        {line.name}{' '}
        <Text size="xs" c="dimmed">
          {line.sku}
        </Text>
      </>
    ),
  };
  const field: SimpleColumn<T> = {
    label,
    numeric: true,
    narrow: true,
    cell: (line) => (
      <TextInput
        w={84}
        ml="auto"
        inputMode="decimal"
        autoComplete="off"
        aria-label={`${t('field.quantity')} ${line.name}`}
        placeholder={placeholder ?? '0'}
        styles={{ input: { textAlign: 'right' } }}
        value={typed[line.line_no] ?? ''}
        onChange={(event) => onChange({ ...typed, [line.line_no]: event.currentTarget.value })}
      />
    ),
  };
  return (
    <SimpleTable
      label={t('orders.lines')}
      rows={lines}
      rowId={(line) => line.line_no}
      columns={[name, ...columns, field]}
    />
  );
}
