import { Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { InvoiceView } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Dialog } from '../ui/Dialog';
import { Amount } from '../ui/Figures';
import { SimpleTable } from '../ui/SimpleTable';
import { useWrite } from '../ui/useWrite';

/** Takes back quantities of an invoice's lines; the server works out the amounts. */
export function CreditNoteDialog({ invoice, close }: { invoice: InvoiceView; close: () => void }) {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  const { id: entity, href } = useDesk();
  const navigate = useNavigate();
  const [quantities, setQuantities] = useState<Record<number, string>>({});
  const [reason, setReason] = useState('');
  const lines = Object.entries(quantities)
    .filter(([, quantity]) => !/^\s*0*\s*$/.test(quantity))
    .map(([line, quantity]) => ({ line_no: Number(line), quantity: quantity.trim() }));
  const writing = useWrite(
    (_: undefined, key: string) => {
      const params = { path: { entity }, header: idempotent(key) };
      return body(
        api.POST('/api/v1/entities/{entity}/credit-notes', { params, body: { invoice: invoice.id, lines, reason } }),
      );
    },
    { done: (note) => void navigate({ to: href(`/invoices/${note.id}`) }) },
  );
  return (
    <Dialog
      title={t('invoicing.creditLines')}
      close={close}
      submit={() => writing.mutate(undefined)}
      size="lg"
      pending={writing.isPending}
      error={writing.error}
      disabled={lines.length === 0 || reason.trim() === ''}
    >
      <Text size="sm" c="dimmed">
        {t('invoicing.creditHint')}
      </Text>
      <SimpleTable
        label={t('orders.lines')}
        rows={invoice.lines}
        rowId={(line) => line.line_no}
        columns={[
          { label: t('field.name'), narrow: true, cell: (line) => line.name },
          { label: t('field.quantity'), numeric: true, narrow: true, cell: (line) => decimal(line.quantity) },
          { label: t('field.net'), numeric: true, cell: (line) => <Amount value={line.net} /> },
          {
            label: t('word.credit_note'),
            numeric: true,
            narrow: true,
            cell: (line) => (
              <TextInput
                w={80}
                ml="auto"
                inputMode="decimal"
                aria-label={`${t('field.quantity')} ${line.name}`}
                placeholder="0"
                value={quantities[line.line_no] ?? ''}
                onChange={(event) => setQuantities({ ...quantities, [line.line_no]: event.currentTarget.value })}
              />
            ),
          },
        ]}
      />
      <TextInput
        size="sm"
        required
        label={t('action.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Dialog>
  );
}
