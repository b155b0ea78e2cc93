import { Checkbox, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  booking: Record<string, string>;
  onChange: (booking: Record<string, string>) => void;
}

const SWITCHES = ['acknowledge', 'documents', 'leave_out_bad_rows'];

/** What is to be done with orders that come out of a file. */
export function BookingFields({ booking, onChange }: Props) {
  const { t } = useTranslation();
  const put = (name: string, value: string) => onChange({ ...booking, [name]: value });
  const choice = (name: string, values: string[]) => (
    <NativeSelect
      label={t(`imports.booking_${name}`)}
      value={booking[name] ?? ''}
      data={values.map((value) => ({ value, label: t(`imports.${name}_${value || 'default'}`) }))}
      onChange={(event) => put(name, event.currentTarget.value)}
    />
  );
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2, sm: 4 }} spacing="sm">
        {choice('returns', ['', 'credit_note'])}
        {choice('price_policy', ['', 'as_given'])}
        {choice('create', ['', 'customers', 'products', 'customers,products'])}
        <TextInput
          label={t('imports.booking_payment_term')}
          value={booking.payment_term ?? ''}
          onChange={(event) => put('payment_term', event.currentTarget.value)}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm" mt="sm">
        {SWITCHES.map((name) => (
          <Checkbox
            key={name}
            size="xs"
            label={t(`imports.booking_${name}`)}
            checked={booking[name] === 'true'}
            onChange={(event) => put(name, event.currentTarget.checked ? 'true' : '')}
          />
        ))}
      </SimpleGrid>
    </>
  );
}
