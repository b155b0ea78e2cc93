import { NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { customerQuery } from '../../customers/CustomerName';
import { CustomerField } from '../../customers/CustomerField';
import { useTerms } from '../../customers/useTerms';
import { useDesk } from '../../shell/entity';
import { DateField } from '../../ui/DateField';
import { useWord } from '../../ui/Figures';
import { CHANNELS, type OrderDraft } from './draft';

interface Props {
  draft: OrderDraft;
  set: (change: Partial<OrderDraft>) => void;
  /** Goes on to the lines. */
  onEnter: () => void;
  /** What is wrong, by the API's name of the field. */
  faults: Record<string, string>;
}

/** Who orders, on what terms. What is left empty is as the customer's master data say. */
export function EntryHead({ draft, set, onEnter, faults }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity } = useDesk();
  const terms = useTerms();
  const { data: customer } = useQuery({ ...customerQuery(entity, draft.customer), enabled: draft.customer !== '' });
  const usual = terms.find((term) => term.id === customer?.payment_term_id)?.name ?? t('entry.atOnce');
  const text = (name: 'customerOrderNo' | 'currency', label: string, field: string) => (
    <TextInput
      label={label}
      value={draft[name]}
      error={faults[field]}
      placeholder={name === 'currency' ? customer?.currency : undefined}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  const date = (name: 'orderedOn' | 'requestedOn', label: string, field: string) => (
    <DateField
      label={label}
      value={draft[name]}
      error={faults[field]}
      w="100%"
      onChange={(value) => set({ [name]: value })}
    />
  );
  const party = (name: 'shipTo' | 'billTo' | 'payer', label: string, field: string) => (
    <CustomerField
      label={label}
      value={draft[name]}
      error={faults[field]}
      placeholder={t('entry.asUsual')}
      onChange={(value) => set({ [name]: value })}
    />
  );
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const plain = !event.defaultPrevented && !event.ctrlKey && !event.metaKey;
    if (event.key === 'Enter' && plain && event.target instanceof HTMLInputElement) onEnter();
  };
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm" verticalSpacing="xs" onKeyDown={press}>
      <CustomerField
        label={t('field.customer')}
        value={draft.customer}
        required
        autoFocus
        error={faults.customer}
        onChange={(value) => set({ customer: value })}
      />
      {text('customerOrderNo', t('field.customerOrderNo'), 'customer_order_no')}
      {date('requestedOn', t('field.requested'), 'requested_on')}
      <NativeSelect
        label={t('field.channel')}
        value={draft.channel}
        data={CHANNELS.map((value) => ({ value, label: word(value) }))}
        onChange={(event) => {
          const channel = CHANNELS.find((one) => one === event.currentTarget.value);
          if (channel) set({ channel });
        }}
      />
      {party('shipTo', t('word.ship_to'), 'ship_to')}
      {party('billTo', t('word.bill_to'), 'bill_to')}
      {party('payer', t('field.payer'), 'payer')}
      {date('orderedOn', t('field.ordered'), 'ordered_on')}
      {text('currency', t('field.currency'), 'currency')}
      <NativeSelect
        label={t('field.paymentTerm')}
        value={draft.paymentTerm}
        data={[{ value: '', label: usual }, ...terms.map((term) => ({ value: term.id, label: term.name }))]}
        onChange={(event) => set({ paymentTerm: event.currentTarget.value })}
      />
      <Textarea
        size="xs"
        rows={1}
        autosize
        maxRows={4}
        label={t('field.note')}
        value={draft.note}
        error={faults.note}
        style={{ gridColumn: 'span 2' }}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </SimpleGrid>
  );
}
