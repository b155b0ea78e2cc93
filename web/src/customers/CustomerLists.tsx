import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Permission } from '../api/types';
import { ReceiptList } from '../cash/ReceiptList';
import { DeductionList } from '../deductions/DeductionList';
import { Timeline } from '../events/Timeline';
import { InvoiceList } from '../invoicing/InvoiceList';
import { MailList } from '../invoicing/MailList';
import { useOrderColumns } from '../orders/useOrderColumns';
import { OpenItemList } from '../receivables/OpenItemList';
import { useDesk } from '../shell/entity';
import { DataTable } from '../ui/DataTable';
import { useFilters } from '../ui/useFilters';

/** All that a customer has with us, list by list; the address keeps which one is shown. */
export function CustomerLists({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const { may } = useDesk();
  const { filters, set } = useFilters();
  const tabs: [string, string, Permission, React.ReactNode][] = [
    ['open-items', t('nav.openItems'), 'receivables.read', <OpenItemList customer={customer} />],
    ['orders', t('nav.orders'), 'orders.read', <Orders customer={customer} />],
    ['invoices', t('nav.invoices'), 'invoices.read', <InvoiceList customer={customer} />],
    ['receipts', t('nav.receipts'), 'cash.read', <ReceiptList customer={customer} />],
    ['deductions', t('nav.deductions'), 'receivables.read', <DeductionList customer={customer} />],
    ['mails', t('customers.mails'), 'invoices.read', <MailList customer={customer} />],
    ['events', t('event.timeline'), 'events.read', <Timeline object={customer} bare />],
  ];
  const seen = tabs.filter(([, , permission]) => may(permission));
  const shown = seen.find(([name]) => name === filters.tab)?.[0] ?? seen[0]?.[0];
  return (
    <Tabs value={shown} onChange={(name) => set('tab', name)} keepMounted={false}>
      <Tabs.List mb="sm">
        {seen.map(([name, label]) => (
          <Tabs.Tab key={name} value={name}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {seen.map(([name, , , list]) => (
        <Tabs.Panel key={name} value={name}>
          {list}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function Orders({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const columns = useOrderColumns(false);
  return (
    <DataTable
      name="orders"
      label={t('nav.orders')}
      columns={columns}
      by={{ customer }}
      keys={false}
      load={(after) =>
        body(
          api.GET('/api/v1/entities/{entity}/orders', {
            params: { path: { entity }, query: { customer, limit: 20, after } },
          }),
        )
      }
      rowId={(row) => row.id}
      rowLabel={(row) => row.number}
      path={(row) => `/orders/${row.id}`}
    />
  );
}
