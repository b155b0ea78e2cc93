import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { OrderView } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Dialog } from '../ui/Dialog';
import { TrialNote } from '../ui/TrialNote';
import { useTrial } from '../ui/useTrial';
import { useWrite } from '../ui/useWrite';
import { cancelLines } from './actions';
import { quantitiesOf, QuantityLines, type TypedQuantities } from './QuantityLines';
import { useBatchWords } from './useBatchWords';

/** Cancels lines of an order, or parts of them, as far as they have not left. */
export function CancelLinesDialog({ order, close }: { order: OrderView; close: () => void }) {
  const { t } = useTranslation();
  const { decimal, language } = useFormat();
  const { id: entity } = useDesk();
  const say = useBatchWords();
  const [typed, setTyped] = useState<TypedQuantities>({});
  const [reason, setReason] = useState('');
  const lines = quantitiesOf(typed, language);
  const trial = useTrial(
    'cancel-lines',
    { order: order.id, lines },
    (given, key) => cancelLines(entity, given.order, given.lines, '–', { key, trial: true }),
    lines.length > 0,
  );
  const writing = useWrite((_: undefined, key: string) => cancelLines(entity, order.id, lines, reason, { key }), {
    say,
    done: close,
  });
  return (
    <Dialog
      title={t('orders.cancelLines')}
      close={close}
      submit={() => writing.mutate(undefined)}
      submitLabel={t('orders.cancelLines')}
      size="lg"
      danger
      pending={writing.isPending}
      error={writing.error}
      disabled={lines.length === 0 || reason.trim() === ''}
    >
      <Text size="sm" c="dimmed">
        {t('orders.cancelLinesHint')}
      </Text>
      <QuantityLines
        lines={order.lines}
        label={t('orders.cancelNow')}
        typed={typed}
        onChange={setTyped}
        columns={[
          { label: t('field.quantity'), numeric: true, narrow: true, cell: (line) => decimal(line.quantity) },
          { label: t('field.cancelled'), numeric: true, cell: (line) => decimal(line.cancelled) },
          { label: t('field.shipped'), numeric: true, cell: (line) => decimal(line.shipped) },
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
