import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useWord } from '../../ui/Figures';
import { Section } from '../../ui/Page';
import { CustomerField } from '../CustomerField';
import { useTerms } from '../useTerms';
import type { CustomerDraft } from './draft';

const REGIMES = ['domestic', 'intra_community', 'reverse_charge', 'export', 'exempt'];
const RULES = ['delivery', 'order'];
const LANGUAGES = ['en', 'de', 'fr'];

/** The names of fields that hold one text. */
type TextName = {
  [name in keyof CustomerDraft]: CustomerDraft[name] extends string ? name : never;
}[keyof CustomerDraft];

interface Props {
  draft: CustomerDraft;
  set: (change: Partial<CustomerDraft>) => void;
  /** What is wrong, by the API's name of the field. */
  faults: Record<string, string>;
  /** Whether the customer is there already: then it has its number. */
  known: boolean;
}

/** Who a customer is, how it is taxed, and on what terms it buys. */
export function CustomerFields({ draft, set, faults, known }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  const terms = useTerms();
  const text = (name: TextName, label: string, more: { required?: boolean; autoFocus?: boolean } = {}) => (
    <TextInput
      {...more}
      label={label}
      value={draft[name]}
      error={faults[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  const choice = (name: TextName, label: string, options: { value: string; label: string }[], unset?: string) => (
    <NativeSelect
      label={label}
      value={draft[name]}
      error={faults[name]}
      data={unset === undefined ? options : [{ value: '', label: unset }, ...options]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  const words = (codes: string[]) => codes.map((value) => ({ value, label: word(value) }));
  const party = (name: 'ship_to' | 'bill_to' | 'payer', label: string) => (
    <CustomerField
      label={label}
      value={draft[name]}
      error={faults[name]}
      placeholder={t('customers.itself')}
      onChange={(value) => set({ [name]: value })}
    />
  );
  const unset = known ? undefined : t('customers.usual');
  return (
    <>
      <Section title={t('customers.who')}>
        <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm" verticalSpacing="xs">
          {text('name', t('field.name'), { required: true, autoFocus: true })}
          {!known && text('number', t('field.number'))}
          {text('country', t('field.country'), { required: true })}
          {choice('language', t('shell.language'), words(LANGUAGES), unset)}
          {text('segment', t('field.segment'))}
          {text('email', t('field.email'))}
        </SimpleGrid>
      </Section>
      <Section title={t('customers.terms')}>
        <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm" verticalSpacing="xs">
          {choice('tax_regime', t('field.taxRegime'), words(REGIMES), unset)}
          {text('vat_id', t('field.vatId'))}
          {text('tax_number', t('field.taxNumber'))}
          {text('currency', t('field.currency'))}
          {choice(
            'payment_term_id',
            t('field.paymentTerm'),
            terms.map((term) => ({ value: term.id, label: term.name })),
            t('entry.atOnce'),
          )}
          {choice('billing_rule', t('field.billingRule'), words(RULES), unset)}
        </SimpleGrid>
      </Section>
      <Section title={t('customers.roles')}>
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
          {party('ship_to', t('word.ship_to'))}
          {party('bill_to', t('word.bill_to'))}
          {party('payer', t('field.payer'))}
        </SimpleGrid>
      </Section>
    </>
  );
}
