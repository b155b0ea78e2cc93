import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { OrderHead } from '../api/types';
import { batch, count, type Sending } from '../orders/actions';
import { useBatchWords } from '../orders/useBatchWords';
import { useOrderColumns } from '../orders/useOrderColumns';
import { useDesk } from '../shell/entity';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { Page } from '../ui/Page';
import { sortOf } from '../ui/filters';
import { TrialNote } from '../ui/TrialNote';
import { useFilters } from '../ui/useFilters';
import { useTrial } from '../ui/useTrial';
import { useWrite } from '../ui/useWrite';
import { ShipDialog } from './ShipDialog';

/** Orders of which something is still to be shipped. */
export function DueToShipPage() {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const columns = useOrderColumns(true).filter((column) => column.id !== 'status');
  const [act, setAct] = useState<{ orders: OrderHead[]; clear: () => void } | null>(null);
  const [only] = act?.orders ?? [];
  const { filters } = useFilters();
  const query = {
    to_ship: true,
    customer: filters.customer,
    sort: sortOf(filters, ['received', 'number', 'amount', 'customer']),
  };
  return (
    <Page title={t('deliveries.due')}>
      <DataTable
        name="due-to-ship"
        label={t('deliveries.due')}
        columns={columns}
        by={query}
        filters={[{ name: 'customer', label: t('field.customer'), kind: 'customer' }]}
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/orders', { params: { path: { entity }, query: { ...query, after } } }),
          )
        }
        rowId={(row) => row.id}
        rowLabel={(row) => row.number}
        path={(row) => `/orders/${row.id}`}
        select={{
          amount: (row) => row.gross,
          actions: (orders, clear) =>
            may('deliveries.write') && (
              <Button onClick={() => setAct({ orders, clear })}>{t('deliveries.ship')}</Button>
            ),
        }}
      />
      {act && only && act.orders.length === 1 && <ShipDialog order={only.id} close={() => setAct(null)} />}
      {act && act.orders.length > 1 && (
        <ShipManyDialog orders={act.orders} close={() => setAct(null)} done={act.clear} />
      )}
    </Page>
  );
}

function shipAll(entity: string, orders: string[], sending: Sending) {
  const shipments = orders.map((order) => ({ order }));
  return count(api.POST('/api/v1/entities/{entity}/deliveries', { params: batch(entity, sending), body: shipments }));
}

function ShipManyDialog({ orders, close, done }: { orders: OrderHead[]; close: () => void; done: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const say = useBatchWords();
  const ids = orders.map((order) => order.id);
  const trial = useTrial('ship-many', ids, (given, key) => shipAll(entity, given, { key, trial: true }));
  const writing = useWrite((_: undefined, key: string) => shipAll(entity, ids, { key }), {
    say,
    done: () => {
      close();
      done();
    },
  });
  return (
    <Dialog
      title={t('deliveries.shipAll')}
      close={close}
      submit={() => writing.mutate(undefined)}
      submitLabel={t('deliveries.shipAll')}
      pending={writing.isPending}
      error={writing.error}
    >
      <Text size="sm">{orders.map((order) => order.number).join(', ')}</Text>
      {!writing.error && <TrialNote trial={trial} />}
    </Dialog>
  );
}
