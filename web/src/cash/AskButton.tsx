import { Button, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { CashException } from '../api/types';
import { CustomerField } from '../customers/CustomerField';
import { customerQuery } from '../customers/CustomerName';
import { useDesk } from '../shell/entity';
import { Dialog } from '../ui/Dialog';
import { fieldAtFault } from '../ui/formValues';
import { useWrite } from '../ui/useWrite';

const FIELDS = ['recipient', 'days', 'message'];
const DAYS = '14';

/** Asks the payer of an open entry by e-mail what was paid. */
export function AskButton({ exception }: { exception: CashException }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  if (exception.question === 'asked') return null;
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('ask.ask')}
      </Button>
      {asking && <AskDialog exception={exception} close={() => setAsking(false)} />}
    </>
  );
}

function AskDialog({ exception, close }: { exception: CashException; close: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [customer, setCustomer] = useState(exception.customer ?? '');
  const [given, setGiven] = useState({ recipient: '', message: '', days: DAYS });
  const { data } = useQuery({ ...customerQuery(entity, customer), enabled: customer !== '' });
  const address = customer === '' ? '' : (data?.email ?? '');
  const writing = useWrite(
    (_: undefined, key: string) => {
      const params = { path: { entity }, header: idempotent(key) };
      const question = {
        entry: exception.id,
        customer: customer || null,
        recipient: given.recipient || null,
        message: given.message || null,
        days: Number(given.days),
      };
      return body(api.POST('/api/v1/entities/{entity}/payer-questions', { params, body: question }));
    },
    { say: (question) => t('ask.sent', { recipient: question.recipient }), done: close },
  );
  const fault = fieldAtFault(writing.error, FIELDS);
  const field = (name: keyof typeof given, label: string) => ({
    size: 'sm' as const,
    label,
    value: given[name],
    error: fault?.name === name ? [fault.problem.detail, fault.problem.remedy].filter(Boolean).join('. ') : undefined,
    onChange: (event: { currentTarget: { value: string } }) =>
      setGiven({ ...given, [name]: event.currentTarget.value }),
  });
  return (
    <Dialog
      title={t('ask.ask')}
      submitLabel={t('ask.send')}
      close={close}
      submit={() => writing.mutate(undefined)}
      pending={writing.isPending}
      error={fault ? null : writing.error}
      disabled={(given.recipient.trim() === '' && address === '') || !/^\d+$/.test(given.days)}
    >
      <CustomerField label={t('cash.pickCustomer')} value={customer} onChange={setCustomer} />
      <TextInput
        {...field('recipient', t('field.recipient'))}
        type="email"
        placeholder={address}
        required={address === ''}
        description={t('ask.recipientHint')}
      />
      <Textarea
        {...field('message', t('ask.message'))}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={1000}
        description={t('ask.messageHint')}
      />
      <TextInput {...field('days', t('ask.days'))} inputMode="numeric" maw={160} required />
    </Dialog>
  );
}
