import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { DeliveryView } from '../api/types';
import { useApi } from '../api/useApi';
import { batch, count } from '../orders/actions';
import { useDesk } from '../shell/entity';
import { ReasonDialog } from '../ui/ReasonDialog';
import { DeliverDialog } from './DeliverDialog';
import { ReturnDialog } from './ReturnDialog';

type Act = 'deliver' | 'prove' | 'cancel' | 'return';

/** What can be done with a delivery as it stands. */
export function DeliveryActions({ delivery }: { delivery: DeliveryView }) {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const [act, setAct] = useState<Act | null>(null);
  const order = useApi(
    ['order', delivery.order],
    (scope) =>
      body(
        api.GET('/api/v1/entities/{entity}/orders/{order}', {
          params: { path: { entity: scope, order: delivery.order } },
        }),
      ),
    act === 'return',
  );
  if (!may('deliveries.write') || delivery.kind === 'return') return null;
  const cancel = (reason: string, key: string) =>
    count(
      api.POST('/api/v1/entities/{entity}/deliveries/cancel', {
        params: batch(entity, { key }),
        body: [{ delivery: delivery.id, reason }],
      }),
    );
  const close = () => setAct(null);
  const here = delivery.status === 'delivered';
  return (
    <>
      {delivery.status === 'shipped' && (
        <>
          <Button variant="default" onClick={() => setAct('cancel')}>
            {t('deliveries.cancel')}
          </Button>
          <Button onClick={() => setAct('deliver')}>{t('deliveries.deliver')}</Button>
        </>
      )}
      {here && !delivery.proof?.file && (
        <Button variant="default" onClick={() => setAct('prove')}>
          {t('deliveries.prove')}
        </Button>
      )}
      {here && (
        <Button variant="default" onClick={() => setAct('return')}>
          {t('deliveries.return')}
        </Button>
      )}
      {(act === 'deliver' || act === 'prove') && (
        <DeliverDialog deliveries={[delivery]} proofOnly={act === 'prove'} close={close} />
      )}
      {act === 'cancel' && <ReasonDialog title={t('deliveries.cancel')} danger close={close} write={cancel} />}
      {act === 'return' && order.data && <ReturnDialog order={order.data} close={close} />}
    </>
  );
}
