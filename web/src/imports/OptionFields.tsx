import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { FileOptions } from './draft';

interface Props {
  options: FileOptions;
  onChange: (options: FileOptions) => void;
}

/** How the file is written: separators, dates, what stands above the header. */
export function OptionFields({ options, onChange }: Props) {
  const { t } = useTranslation();
  const found = { value: '', label: t('imports.foundOut') };
  const choice = (name: keyof FileOptions, data: { value: string; label: string }[]) => (
    <NativeSelect
      label={t(`imports.option_${name}`)}
      value={options[name]}
      data={
        data.some((one) => one.value === options[name])
          ? data
          : [...data, { value: options[name], label: options[name] }]
      }
      onChange={(event) => onChange({ ...options, [name]: event.currentTarget.value })}
    />
  );
  const text = (name: keyof FileOptions, placeholder: string) => (
    <TextInput
      label={t(`imports.option_${name}`)}
      placeholder={placeholder}
      value={options[name]}
      onChange={(event) => onChange({ ...options, [name]: event.currentTarget.value })}
    />
  );
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
      {choice('decimal', [
        { value: '', label: '1234.50' },
        { value: ',', label: '1234,50' },
      ])}
      {choice('thousands', [
        { value: '', label: t('word.none') },
        { value: '.', label: '1.234' },
        { value: ',', label: '1,234' },
        { value: ' ', label: '1 234' },
        { value: "'", label: "1'234" },
      ])}
      {choice('date_format', [
        { value: '', label: '2026-12-31' },
        { value: '%d.%m.%Y', label: '31.12.2026' },
        { value: '%d/%m/%Y', label: '31/12/2026' },
        { value: '%m/%d/%Y', label: '12/31/2026' },
        { value: '%Y%m%d', label: '20261231' },
      ])}
      {choice('delimiter', [
        found,
        { value: ',', label: ',' },
        { value: ';', label: ';' },
        { value: '\t', label: t('imports.tab') },
        { value: '|', label: '|' },
      ])}
      {choice('encoding', [
        found,
        { value: 'utf-8', label: 'UTF-8' },
        { value: 'windows-1252', label: 'Windows-1252' },
        { value: 'iso-8859-15', label: 'ISO-8859-15' },
        { value: 'utf-16le', label: 'UTF-16' },
      ])}
      {text('sheet', t('imports.firstSheet'))}
      {text('skip_rows', '0')}
    </SimpleGrid>
  );
}
