import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { OrderView } from '../api/types';
import { ReturnDialog } from '../deliveries/ReturnDialog';
import { ShipDialog } from '../deliveries/ShipDialog';
import { useDesk } from '../shell/entity';
import { CancelLinesDialog } from './CancelLinesDialog';
import { OrderDialog, type OrderAct } from './OrderDialog';

type Act = OrderAct | 'ship' | 'cancelLines' | 'return';

/** What can be done with an order as it stands: the next step at hand, the rest in a menu. */
export function OrderActions({ order }: { order: OrderView }) {
  const { t } = useTranslation();
  const { may } = useDesk();
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const writes = may('orders.write');
  const moves = may('deliveries.write');
  const open = ['received', 'held', 'acknowledged'].includes(order.status);
  const came = ['acknowledged', 'delivered', 'closed'].includes(order.status);
  const rest: [Act, string, boolean][] = [
    ['refuse', t('orders.refuse'), writes && ['received', 'held'].includes(order.status)],
    ['cancelLines', t('orders.cancelLines'), writes && open],
    ['cancel', t('orders.cancel'), writes && open],
    ['return', t('deliveries.return'), moves && came],
  ];
  const offered = rest.filter(([, , allowed]) => allowed);
  return (
    <>
      {writes && order.status === 'received' && (
        <Button onClick={() => setAct('acknowledge')}>{t('orders.acknowledge')}</Button>
      )}
      {moves && order.status === 'acknowledged' && (
        <Button onClick={() => setAct('ship')}>{t('deliveries.ship')}</Button>
      )}
      {offered.length > 0 && (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={14} />}>
              {t('action.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {offered.map(([kind, label]) => (
              <Menu.Item key={kind} onClick={() => setAct(kind)}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {act === 'ship' && <ShipDialog order={order.id} close={close} />}
      {act === 'return' && <ReturnDialog order={order} close={close} />}
      {act === 'cancelLines' && <CancelLinesDialog order={order} close={close} />}
      {(act === 'acknowledge' || act === 'cancel' || act === 'refuse') && (
        <OrderDialog kind={act} orders={[order]} close={close} />
      )}
    </>
  );
}
