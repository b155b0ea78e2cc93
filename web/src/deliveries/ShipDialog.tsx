import { Checkbox, Group, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { OrderView } from '../api/types';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { batch, count, type LineQuantity, type Sending } from '../orders/actions';
import { quantitiesOf, QuantityLines, type TypedQuantities } from '../orders/QuantityLines';
import { DraftDocument } from '../invoicing/DraftDocument';
import { useDesk } from '../shell/entity';
import { Dialog } from '../ui/Dialog';
import { Ask } from '../ui/States';
import { TrialNote } from '../ui/TrialNote';
import { useTrial } from '../ui/useTrial';
import { useWrite } from '../ui/useWrite';

interface Shipment {
  order: string;
  lines: LineQuantity[] | null;
  carrier: string | null;
  tracking_no: string | null;
  override_credit: boolean;
}

function ship(entity: string, shipment: Shipment, sending: Sending) {
  return count(api.POST('/api/v1/entities/{entity}/deliveries', { params: batch(entity, sending), body: [shipment] }));
}

/** Ships an order: all that is open, or so much of each line. */
export function ShipDialog({ order, close }: { order: string; close: () => void }) {
  const { t } = useTranslation();
  const { decimal, language } = useFormat();
  const { id: entity, may, href } = useDesk();
  const navigate = useNavigate();
  const [typed, setTyped] = useState<TypedQuantities>({});
  const [carrier, setCarrier] = useState('');
  const [tracking, setTracking] = useState('');
  const [override, setOverride] = useState(false);
  const query = useApi(['order', order], (scope) =>
    body(api.GET('/api/v1/entities/{entity}/orders/{order}', { params: { path: { entity: scope, order } } })),
  );
  const lines = quantitiesOf(typed, language);
  const shipment: Shipment = {
    order,
    lines: lines.length > 0 ? lines : null,
    carrier: carrier.trim() || null,
    tracking_no: tracking.trim() || null,
    override_credit: override,
  };
  const trial = useTrial('ship', shipment, (given, key) => ship(entity, given, { key, trial: true }));
  const writing = useWrite((_: undefined, key: string) => ship(entity, shipment, { key }), {
    say: ({ results }) => t('deliveries.shipped', { number: results[0]?.number }),
    done: ({ results }) => {
      close();
      if (results[0]) void navigate({ to: href(`/deliveries/${results[0].id}`) });
    },
  });
  return (
    <Dialog
      title={t('deliveries.ship')}
      close={close}
      submit={() => writing.mutate(undefined)}
      submitLabel={t(lines.length > 0 ? 'deliveries.shipThese' : 'deliveries.shipAll')}
      aside={<Note shipment={shipment} />}
      pending={writing.isPending}
      error={writing.error}
    >
      <Text size="sm" c="dimmed">
        {t('deliveries.shipHint')}
      </Text>
      <Ask query={query} rows={3}>
        {(view: OrderView) => (
          <QuantityLines
            lines={view.lines}
            label={t('deliveries.now')}
            placeholder={lines.length > 0 ? '0' : t('deliveries.rest')}
            typed={typed}
            onChange={setTyped}
            columns={[
              { label: t('field.quantity'), numeric: true, narrow: true, cell: (line) => decimal(line.quantity) },
              { label: t('field.cancelled'), numeric: true, cell: (line) => decimal(line.cancelled) },
              { label: t('field.shipped'), numeric: true, narrow: true, cell: (line) => decimal(line.shipped) },
            ]}
          />
        )}
      </Ask>
      <Group grow align="end">
        <TextInput
          size="sm"
          label={t('field.carrier')}
          value={carrier}
          onChange={(event) => setCarrier(event.currentTarget.value)}
        />
        <TextInput
          size="sm"
          label={t('field.trackingNo')}
          value={tracking}
          onChange={(event) => setTracking(event.currentTarget.value)}
        />
      </Group>
      {may('orders.release_credit') && (
        <Checkbox
          label={t('deliveries.override')}
          checked={override}
          onChange={(event) => setOverride(event.currentTarget.checked)}
        />
      )}
      {!writing.error && <TrialNote trial={trial} />}
    </Dialog>
  );
}

/** The note that would go with the goods. */
function Note({ shipment }: { shipment: Shipment }) {
  return (
    <DraftDocument
      name="delivery-note"
      input={shipment}
      load={(entity, request) =>
        body(
          api.POST('/api/v1/entities/{entity}/deliveries/preview', {
            params: { path: { entity } },
            body: request,
            parseAs: 'blob',
          }),
        )
      }
    />
  );
}
