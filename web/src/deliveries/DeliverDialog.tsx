import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, idempotent } from '../api/client';
import { count } from '../orders/actions';
import { useDesk } from '../shell/entity';
import { Dialog } from '../ui/Dialog';
import { useWrite } from '../ui/useWrite';

interface Props {
  deliveries: { id: string; number: string }[];
  close: () => void;
  done?: () => void;
}

/** Records that shipments arrived, with who signed for them when that is known. */
export function DeliverDialog({ deliveries, close, done }: Props) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [arrived, setArrived] = useState('');
  const [signer, setSigner] = useState('');
  const writing = useWrite(
    (_: undefined, key: string) => {
      const arrivals = deliveries.map((one) => ({
        delivery: one.id,
        delivered_at: arrived === '' ? null : new Date(arrived).toISOString(),
        proof: signer.trim() === '' ? null : { signed_by: signer.trim() },
      }));
      const params = { path: { entity }, header: idempotent(key) };
      return count(api.POST('/api/v1/entities/{entity}/deliveries/deliver', { params, body: arrivals }));
    },
    {
      say: (result) => t('orders.done', { count: result.done }),
      done: () => {
        close();
        done?.();
      },
    },
  );
  return (
    <Dialog
      title={t('deliveries.deliver')}
      close={close}
      submit={() => writing.mutate(undefined)}
      pending={writing.isPending}
      error={writing.error}
    >
      <Text size="sm">{deliveries.map((one) => one.number).join(', ')}</Text>
      <TextInput
        size="sm"
        type="datetime-local"
        label={t('deliveries.arrivedAt')}
        value={arrived}
        onChange={(event) => setArrived(event.currentTarget.value)}
      />
      <TextInput
        size="sm"
        data-autofocus
        label={t('field.signedBy')}
        value={signer}
        onChange={(event) => setSigner(event.currentTarget.value)}
      />
    </Dialog>
  );
}
