import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilter, IconFilterOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { DateField } from './DateField';
import { CustomerField } from '../customers/CustomerField';
import { useWord } from './Figures';
import classes from './FilterBar.module.css';
import { useFilters } from './useFilters';

/** A filter of a list, named as the API's query parameter. */
export interface FilterField {
  name: string;
  label: string;
  kind: 'text' | 'date' | 'choice' | 'customer';
  options?: readonly string[];
  /** What the options are called, when not by the words of the desk. */
  say?: (code: string) => string;
  /** What the choice is called while none is made. */
  unset?: string;
}

/** The filters of a list; on a narrow screen they wait behind a button, so that the list comes first. */
export function FilterBar({ fields }: { fields: FilterField[] }) {
  const { t } = useTranslation();
  const { filters, clear } = useFilters();
  const [open, { toggle }] = useDisclosure(false);
  const used = fields.filter((field) => filters[field.name]).length;
  return (
    <>
      <Button
        variant="default"
        hiddenFrom="sm"
        leftSection={<IconFilter size={14} />}
        onClick={toggle}
        aria-expanded={open}
        className="no-print"
      >
        {t('list.filters')}
        {used > 0 && ` (${used})`}
      </Button>
      <div
        role="search"
        aria-label={t('list.filters')}
        className={`no-print ${classes.fields}`}
        data-open={open || undefined}
        onKeyDown={(event) => {
          // Back to the list and its keys.
          if (event.key === 'Escape' && event.target instanceof HTMLElement && 'filter' in event.target.dataset)
            event.target.blur();
        }}
      >
        {fields.map((field) => (
          // What is typed starts anew when the address changes; dates and customers follow and keep the focus.
          <Field
            key={['date', 'customer'].includes(field.kind) ? field.name : `${field.name}${filters[field.name] ?? ''}`}
            field={field}
          />
        ))}
        {used > 0 && (
          <ActionIcon
            variant="subtle"
            size={30}
            onClick={clear}
            aria-label={t('state.clearFilters')}
            title={t('state.clearFilters')}
          >
            <IconFilterOff size={16} />
          </ActionIcon>
        )}
      </div>
    </>
  );
}

function Field({ field }: { field: FilterField }) {
  const { t } = useTranslation();
  const word = useWord();
  const { filters, set } = useFilters();
  const [text, setText] = useState(filters[field.name] ?? '');
  if (field.kind === 'customer') {
    const customer = filters[field.name] ?? '';
    return <CustomerField label={field.label} value={customer} onChange={(picked) => set(field.name, picked)} />;
  }
  if (field.kind === 'choice') {
    const options = (field.options ?? []).map((value) => ({ value, label: (field.say ?? word)(value) }));
    return (
      <NativeSelect
        label={field.label}
        maw={132}
        value={text}
        data={[{ value: '', label: field.unset ?? t('list.all') }, ...options]}
        onChange={(event) => set(field.name, event.currentTarget.value)}
        data-filter
      />
    );
  }
  if (field.kind === 'date') {
    const date = filters[field.name] ?? '';
    return <DateField label={field.label} value={date} onChange={(date) => set(field.name, date)} filter />;
  }
  const take = () => set(field.name, text.trim());
  return (
    <TextInput
      label={field.label}
      type="search"
      w={124}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
      data-filter
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  );
}
