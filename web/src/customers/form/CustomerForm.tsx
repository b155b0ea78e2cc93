import { Button, Group, Stack, Text } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { problemFrom } from '../../api/problem';
import { useWord } from '../../ui/Figures';
import { ProblemView } from '../../ui/States';
import { CustomerFields } from './CustomerFields';
import { EMPTY_ACCOUNT, EMPTY_ADDRESS, EMPTY_CONTACT, type CustomerDraft } from './draft';
import { RowsField } from './RowsField';
import { useTrial } from '../../ui/useTrial';
import { useUnsaved } from '../../ui/unsaved';

const ROLES = ['main', 'ship_to', 'bill_to'];

interface Props {
  start: CustomerDraft;
  known: boolean;
  /** Tries what is typed without keeping it. */
  attempt: (draft: CustomerDraft, key: string) => Promise<unknown>;
  save: (draft: CustomerDraft) => void;
  cancel: () => void;
  pending: boolean;
  error: unknown;
  children?: ReactNode;
}

/** The master data of a customer; the server checks them while one types. */
export function CustomerForm({ start, known, attempt, save, cancel, pending, error, children }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  const [draft, setDraft] = useState(start);
  const set = (change: Partial<CustomerDraft>) => setDraft((old) => ({ ...old, ...change }));
  const touched = JSON.stringify(draft) !== JSON.stringify(start);
  useUnsaved(touched);
  const ready = draft.name.trim() !== '' && draft.country.trim() !== '';
  const trial = useTrial('customer', draft, attempt, touched && ready);
  const wrong = error ?? (touched && ready && trial.current ? trial.error : null);
  const problem = wrong ? problemFrom(wrong) : null;
  const faults = problem?.field ? { [problem.field]: problem.detail } : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(draft);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="lg" maw={1032}>
        <CustomerFields draft={draft} set={set} faults={faults} known={known} />
        <RowsField
          title={t('customers.addresses')}
          path="addresses"
          rows={draft.addresses}
          empty={{ ...EMPTY_ADDRESS, role: ROLES[draft.addresses.length] ?? 'main' }}
          faults={faults}
          onChange={(addresses) => set({ addresses })}
          fields={[
            {
              name: 'role',
              label: t('field.role'),
              width: 90,
              options: ROLES.map((value) => ({ value, label: word(value) })),
            },
            { name: 'name', label: t('field.name'), width: 120 },
            { name: 'street', label: t('field.street'), width: 170 },
            { name: 'postal_code', label: t('field.postalCode'), width: 80 },
            { name: 'city', label: t('field.city'), width: 120 },
            { name: 'region', label: t('field.region'), width: 100 },
            { name: 'country', label: t('field.country'), width: 60 },
          ]}
        />
        <RowsField
          title={t('customers.contacts')}
          path="contacts"
          rows={draft.contacts}
          empty={EMPTY_CONTACT}
          faults={faults}
          onChange={(contacts) => set({ contacts })}
          fields={[
            { name: 'name', label: t('field.name'), width: 160 },
            { name: 'duty', label: t('field.duty'), width: 160 },
            { name: 'email', label: t('field.email'), width: 180 },
            { name: 'phone', label: t('word.phone'), width: 130 },
          ]}
        />
        <RowsField
          title={t('customers.bankAccounts')}
          path="bank_accounts"
          rows={draft.bank_accounts}
          empty={EMPTY_ACCOUNT}
          faults={faults}
          onChange={(accounts) => set({ bank_accounts: accounts })}
          fields={[
            { name: 'iban', label: t('field.iban'), width: 240 },
            { name: 'bic', label: t('field.bic'), width: 120 },
            { name: 'holder', label: t('field.holder'), width: 180 },
          ]}
        />
        {wrong ? <ProblemView error={wrong} /> : null}
        <Group>
          <Button type="submit" loading={pending} disabled={!ready || !touched}>
            {t('action.save')}
          </Button>
          <Button variant="default" onClick={cancel}>
            {t('action.cancel')}
          </Button>
          {touched && ready && trial.isSuccess && trial.current && (
            <Text size="sm" c="dimmed" role="status">
              {t('customers.checked')}
            </Text>
          )}
        </Group>
        {children}
      </Stack>
    </form>
  );
}
