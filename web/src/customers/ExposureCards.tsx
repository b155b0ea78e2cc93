import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { Exposure, Money } from '../api/types';
import { useApi } from '../api/useApi';
import { useDesk } from '../shell/entity';
import { Dialog } from '../ui/Dialog';
import { Section } from '../ui/Page';
import { Amount } from '../ui/Figures';
import { Ask, Empty } from '../ui/States';
import { useEdit } from '../ui/useEdit';
import { ExposureCard } from './ExposureCard';

/** What a customer binds of its credit, by part, against its limit. */
export function ExposureCards({ customer, currency }: { customer: string; currency: string }) {
  const { t } = useTranslation();
  const { may } = useDesk();
  const [editing, setEditing] = useState<Exposure | 'new' | null>(null);
  const query = useApi(['credit', customer], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/customers/{customer}/credit', { params: { path: { entity, customer } } })),
  );
  return (
    <Section
      title={t('customers.exposure')}
      actions={
        may('credit.write') && (
          <Button variant="default" onClick={() => setEditing(query.data?.[0] ?? 'new')}>
            {t('customers.setLimit')}
          </Button>
        )
      }
    >
      <Ask query={query} rows={3}>
        {(exposures) =>
          exposures.length === 0 ? (
            <Empty>{t('customers.noExposure')}</Empty>
          ) : (
            <Stack gap="xs">
              {exposures.map((one) => (
                <ExposureCard key={one.currency} exposure={one} />
              ))}
            </Stack>
          )
        }
      </Ask>
      {editing && (
        <LimitDialog
          customer={customer}
          currency={editing === 'new' ? currency : editing.currency}
          seen={editing === 'new' ? NO_LIMIT : editing}
          close={() => setEditing(null)}
        />
      )}
    </Section>
  );
}

interface LimitProps {
  customer: string;
  currency: string;
  seen: Limit;
  close: () => void;
}

/** What of an exposure is edited; version 0 is that of a customer who never had one. */
type Limit = { limit?: Money | null; version: number };
const NO_LIMIT: Limit = { limit: null, version: 0 };

function LimitDialog({ customer, currency, seen, close }: LimitProps) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [amount, setAmount] = useState(seen.limit?.amount ?? '');
  const [reason, setReason] = useState('');
  const edit = useEdit<Limit, { limit?: Money | null; reason: string | null }>({
    object: customer,
    seen,
    fields: [{ name: 'limit', label: t('customers.limit'), show: (value) => <Amount value={value as Money} /> }],
    read: async () => {
      const params = { path: { entity, customer } };
      const exposures = await body(api.GET('/api/v1/entities/{entity}/customers/{customer}/credit', { params }));
      return exposures.find((one) => one.currency === currency) ?? NO_LIMIT;
    },
    write: ({ limit = seen.limit, reason: why }, version, key) => {
      const params = { path: { entity }, header: idempotent(key) };
      const change = { customer, currency, limit, reason: why, version };
      return body(api.POST('/api/v1/entities/{entity}/credit-limits', { params, body: change }));
    },
    done: close,
  });
  const save = () => {
    const limit = amount.trim() === '' ? null : { amount: amount.trim(), currency };
    edit.save({ limit, reason: reason || null });
  };
  return (
    <Dialog title={t('customers.setLimit')} close={close} submit={save} pending={edit.pending} error={edit.error}>
      <TextInput
        size="sm"
        data-autofocus
        inputMode="decimal"
        label={`${t('customers.limit')} (${currency})`}
        description={t('customers.limitHint')}
        value={amount}
        onChange={(event) => setAmount(event.currentTarget.value)}
      />
      <TextInput
        size="sm"
        label={t('action.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {edit.conflict}
    </Dialog>
  );
}
