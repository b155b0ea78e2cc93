import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDesk } from '../shell/entity';
import { Page } from '../ui/Page';
import { PricesPanel } from './PricesPanel';
import { credit, orders } from './rooms';
import { RoomPolicies } from './RoomPolicies';
import { TermsPanel } from './TermsPanel';

/** By what rules credit is given and orders are accepted, and what others would have done. */
export function PoliciesPage() {
  const { t } = useTranslation();
  const { may } = useDesk();
  const rooms = [credit, orders].filter((room) => may(room.read));
  const [tab, setTab] = useState<string | null>(rooms[0]?.key ?? 'terms');
  return (
    <Page title={t('nav.policies')}>
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List mb="md">
          {rooms.map((room) => (
            <Tabs.Tab key={room.key} value={room.key}>
              {t(room.key === 'credit' ? 'trial.credit' : 'trial.orders')}
            </Tabs.Tab>
          ))}
          {may('insight.read') && <Tabs.Tab value="terms">{t('trial.terms')}</Tabs.Tab>}
          {may('insight.read') && <Tabs.Tab value="prices">{t('trial.prices')}</Tabs.Tab>}
        </Tabs.List>
        {rooms.map((room) => (
          <Tabs.Panel key={room.key} value={room.key}>
            <RoomPolicies room={room} />
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="terms">
          <TermsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="prices">
          <PricesPanel />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
