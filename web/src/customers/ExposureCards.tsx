import { Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { Exposure, Money } from '../api/types';
import { useApi } from '../api/useApi';
import { useDesk } from '../shell/entity';
import { Dialog } from '../ui/Dialog';
import { Amount } from '../ui/Figures';
import { Section } from '../ui/Page';
import { Ask, Empty } from '../ui/States';
import { useEdit } from '../ui/useEdit';
import classes from './Exposure.module.css';

const PARTS = ['open_items', 'delivered', 'ordered', 'reserved'] as const;

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

/** The width of a part in the drawing; a length on screen, never a figure. */
function share(part: Money, whole: Money): string {
  const width = (100 * Math.max(0, Number(part.amount))) / Math.max(Number(whole.amount), 0.01);
  return `${Math.min(100, width)}%`;
}

function ExposureCard({ exposure }: { exposure: Exposure }) {
  const { t } = useTranslation();
  const { limit, total, headroom } = exposure;
  const over = headroom?.amount.startsWith('-') ?? false;
  const scale = limit && !over ? limit : total;
  return (
    <Paper withBorder p="sm" radius="md">
      <Group justify="space-between" mb={6}>
        <Text size="sm">
          {t('customers.total')} <Amount value={total} strong />
        </Text>
        <Text size="sm">
          {limit ? (
            <>
              {t('customers.limit')} <Amount value={limit} /> · {t('customers.headroom')}{' '}
              {headroom && <Amount value={headroom} strong />}
            </>
          ) : (
            t('customers.noLimit')
          )}
        </Text>
      </Group>
      <div className={classes.bar} data-over={over || undefined} aria-hidden>
        {PARTS.map((part) => (
          <div key={part} className={classes[part]} style={{ width: share(exposure[part], scale) }} />
        ))}
      </div>
      <Group gap="lg" mt={8}>
        {PARTS.map((part) => (
          <Text key={part} size="xs">
            <span className={`${classes.dot} ${classes[part]}`} />
            {t(`customers.${part}`)} <Amount value={exposure[part]} />
          </Text>
        ))}
      </Group>
    </Paper>
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
