import { Group, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import { CustomerField } from '../customers/CustomerField';
import { decimalsOf } from '../i18n/format';
import { useDesk, useToday } from '../shell/entity';
import { DateField } from '../ui/DateField';
import { Dialog } from '../ui/Dialog';
import { fromMinor, isSome, typedMoney } from '../ui/money';
import { useWrite } from '../ui/useWrite';

/** Records money that no bank file brings, such as a cheque or cash. */
export function RecordReceiptDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { id: entity, entity: company, href } = useDesk();
  const today = useToday();
  const navigate = useNavigate();
  const [customer, setCustomer] = useState('');
  const [given, setGiven] = useState({
    amount: '',
    currency: company.base_currency,
    on: today,
    reference: '',
    pays: '',
  });
  const isCurrency = /^[A-Z]{3}$/.test(given.currency);
  const nothing = isCurrency ? fromMinor(0, given.currency, decimalsOf(given.currency)) : null;
  const amount = nothing && typedMoney(given.amount, nothing);
  const ready = customer !== '' && amount !== null && isSome(amount);
  const writing = useWrite(
    (_: undefined, key: string) => {
      if (!ready) throw new Error('the form is not complete');
      const params = { path: { entity }, header: idempotent(key) };
      const pays = given.pays.split(/[\s,;]+/).filter(Boolean);
      const receipt = { customer, amount, received_on: given.on, payer_reference: given.reference || null, pays };
      return body(api.POST('/api/v1/entities/{entity}/receipts', { params, body: receipt }));
    },
    {
      say: (receipt) => t('cash.recorded', { number: receipt.number }),
      done: (receipt) => {
        close();
        void navigate({ to: href(`/receipts/${receipt.id}`) });
      },
    },
  );
  const field = (name: keyof typeof given, label: string, more: object = {}) => (
    <TextInput
      size="sm"
      label={label}
      value={given[name]}
      onChange={(event) => setGiven({ ...given, [name]: event.currentTarget.value })}
      {...more}
    />
  );
  return (
    <Dialog
      title={t('cash.record')}
      submitLabel={t('cash.record')}
      close={close}
      submit={() => writing.mutate(undefined)}
      pending={writing.isPending}
      error={writing.error}
      disabled={!ready}
    >
      <CustomerField required label={t('cash.pickCustomer')} value={customer} onChange={setCustomer} autoFocus />
      <Group grow>
        {field('amount', t('field.amount'), { required: true, inputMode: 'decimal' })}
        {field('currency', t('field.currency'), { required: true, error: !isCurrency })}
      </Group>
      <DateField
        size="sm"
        required
        label={t('field.received')}
        value={given.on}
        onChange={(on) => setGiven({ ...given, on })}
      />
      {field('reference', t('field.reference'))}
      {field('pays', t('cash.pays'), { description: t('cash.paysHint') })}
    </Dialog>
  );
}
