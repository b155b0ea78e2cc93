import { Checkbox, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { InvoiceView, NewCreditNote } from '../api/types';
import { typedDecimal } from '../i18n/typed';
import { useFormat } from '../i18n/useFormat';
import { batch, type Sending } from '../orders/actions';
import { QuantityLines, type TypedQuantities } from '../orders/QuantityLines';
import { useDesk } from '../shell/entity';
import { Dialog } from '../ui/Dialog';
import { Amount } from '../ui/Figures';
import { ProblemView } from '../ui/States';
import { DraftDocument } from './DraftDocument';
import { useTrial } from '../ui/useTrial';
import { useWrite } from '../ui/useWrite';

const HOWS = ['quantity', 'net', 'all'] as const;
type How = (typeof HOWS)[number];

function credit(entity: string, note: NewCreditNote, sending: Sending) {
  return body(api.POST('/api/v1/entities/{entity}/credit-notes', { params: batch(entity, sending), body: note }));
}

/** Takes an invoice back: quantities of its lines, parts of their price, or all that is left of it. */
export function CreditNoteDialog({ invoice, close }: { invoice: InvoiceView; close: () => void }) {
  const { t } = useTranslation();
  const { decimal, language } = useFormat();
  const { id: entity, href } = useDesk();
  const navigate = useNavigate();
  const [how, setHow] = useState<How>('quantity');
  const [typed, setTyped] = useState<TypedQuantities>({});
  const [reason, setReason] = useState('');
  const [allocate, setAllocate] = useState(true);
  const { currency } = invoice.gross;
  const lines = Object.entries(typed)
    .filter(([, text]) => !/^[\s0]*$/.test(text))
    .map(([line, text]) => {
      const number = typedDecimal(text, language);
      return {
        line_no: Number(line),
        ...(how === 'net' ? { net: { amount: number, currency } } : { quantity: number }),
      };
    });
  const note = { invoice: invoice.id, lines: how === 'all' ? null : lines, reason, allocate };
  const some = how === 'all' || lines.length > 0;
  const trial = useTrial(
    'credit-note',
    { ...note, reason: '–' },
    (given, key) => credit(entity, given, { key, trial: true }),
    some,
  );
  const writing = useWrite((_: undefined, key: string) => credit(entity, note, { key }), {
    done: (made) => void navigate({ to: href(`/invoices/${made.id}`) }),
  });
  const columns = [
    { label: t('field.quantity'), numeric: true, cell: (line: InvoiceView['lines'][number]) => decimal(line.quantity) },
    { label: t('field.net'), numeric: true, cell: (line: InvoiceView['lines'][number]) => <Amount value={line.net} /> },
  ];
  return (
    <Dialog
      title={t('invoicing.creditLines')}
      close={close}
      submit={() => writing.mutate(undefined)}
      aside={some && <Draft note={note} />}
      size="lg"
      pending={writing.isPending}
      error={writing.error}
      disabled={!some || reason.trim() === ''}
    >
      <SegmentedControl
        size="xs"
        aria-label={t('invoicing.creditLines')}
        value={how}
        data={HOWS.map((value) => ({ value, label: t(`invoicing.by.${value}`) }))}
        onChange={(value) => {
          setHow(HOWS.find((one) => one === value) ?? 'quantity');
          setTyped({});
        }}
      />
      {how !== 'all' && (
        <QuantityLines
          lines={invoice.lines}
          columns={columns}
          label={how === 'net' ? `${t('field.net')} (${currency})` : t('word.credit_note')}
          typed={typed}
          onChange={setTyped}
        />
      )}
      <TextInput
        size="sm"
        required
        label={t('action.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Checkbox
        label={t('invoicing.settleWith')}
        checked={allocate}
        onChange={(event) => setAllocate(event.currentTarget.checked)}
      />
      {some && trial.error && !writing.error && <ProblemView error={trial.error} />}
      {some && trial.data && !trial.error && (
        <Text size="sm" role="status">
          {t('invoicing.wouldCredit')} <Amount value={trial.data.gross} strong />
        </Text>
      )}
    </Dialog>
  );
}

/** The credit note as it would be issued; while there is no reason, with a dash for it. */
function Draft({ note }: { note: NewCreditNote }) {
  return (
    <DraftDocument
      name="credit-note"
      input={{ ...note, reason: note.reason.trim() || '–' }}
      load={(entity, request) =>
        body(
          api.POST('/api/v1/entities/{entity}/credit-notes/preview', {
            params: { path: { entity } },
            body: request,
            parseAs: 'blob',
          }),
        )
      }
    />
  );
}
