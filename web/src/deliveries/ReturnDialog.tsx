import { Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api } from '../api/client';
import type { OrderView } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { batch, count, type LineQuantity, type Sending } from '../orders/actions';
import { quantitiesOf, QuantityLines, type TypedQuantities } from '../orders/QuantityLines';
import { useDesk } from '../shell/entity';
import { Dialog } from '../ui/Dialog';
import { TrialNote } from '../ui/TrialNote';
import { useTrial } from '../ui/useTrial';
import { useWrite } from '../ui/useWrite';

interface Return {
  order: string;
  lines: LineQuantity[];
  reason: string;
}

function takeBack(entity: string, given: Return, sending: Sending) {
  return count(api.POST('/api/v1/entities/{entity}/returns', { params: batch(entity, sending), body: [given] }));
}

/** Takes goods back: how much of which line, and why; the credit note follows from it. */
export function ReturnDialog({ order, close }: { order: OrderView; close: () => void }) {
  const { t } = useTranslation();
  const { decimal, language } = useFormat();
  const { id: entity, href } = useDesk();
  const navigate = useNavigate();
  const [typed, setTyped] = useState<TypedQuantities>({});
  const [reason, setReason] = useState('');
  const lines = quantitiesOf(typed, language);
  const trial = useTrial(
    'return',
    { order: order.id, lines, reason: '–' },
    (given, key) => takeBack(entity, given, { key, trial: true }),
    lines.length > 0,
  );
  const writing = useWrite((given: Return, key: string) => takeBack(entity, given, { key }), {
    done: ({ results }) => {
      close();
      if (results[0]) void navigate({ to: href(`/deliveries/${results[0].id}`) });
    },
  });
  return (
    <Dialog
      title={t('deliveries.return')}
      close={close}
      submit={() => writing.mutate({ order: order.id, lines, reason })}
      submitLabel={t('deliveries.return')}
      size="lg"
      pending={writing.isPending}
      error={writing.error}
      disabled={lines.length === 0 || reason.trim() === ''}
    >
      <Text size="sm" c="dimmed">
        {t('deliveries.returnHint')}
      </Text>
      <QuantityLines
        lines={order.lines}
        label={t('deliveries.back')}
        typed={typed}
        onChange={setTyped}
        columns={[
          { label: t('field.delivered'), numeric: true, narrow: true, cell: (line) => decimal(line.delivered) },
          { label: t('field.returned'), numeric: true, cell: (line) => decimal(line.returned) },
        ]}
      />
      <TextInput
        size="sm"
        required
        label={t('action.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {lines.length > 0 && !writing.error && <TrialNote trial={trial} />}
    </Dialog>
  );
}
