import { Badge, Button, SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { Customer } from '../api/types';
import { InvoiceList } from '../invoicing/InvoiceList';
import { useOrderColumns } from '../orders/useOrderColumns';
import { OpenItemList } from '../receivables/OpenItemList';
import { useDesk } from '../shell/entity';
import { DataTable } from '../ui/DataTable';
import { ProblemView } from '../ui/States';
import { useWord } from '../ui/Figures';
import { Facts, Page, Section } from '../ui/Page';
import { ReasonDialog } from '../ui/ReasonDialog';
import { Ask } from '../ui/States';
import { useWrite } from '../ui/useWrite';
import { customerQuery } from './CustomerName';
import { ExposureCards } from './ExposureCards';
import { StatementButton } from './StatementButton';

export function CustomerPage() {
  const { id = '' } = useParams({ strict: false });
  const { id: entity } = useDesk();
  const query = useQuery(customerQuery(entity, id));
  return <Ask query={query}>{(customer) => <CustomerDetails key={id} customer={customer} />}</Ask>;
}

function CustomerDetails({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { may } = useDesk();
  return (
    <Page
      title={customer.name}
      aside={
        <>
          <Badge color="gray">{customer.number}</Badge>
          {customer.blocked_reason && <Badge color="red">{t('field.blocked')}</Badge>}
        </>
      }
      actions={<CustomerActions customer={customer} />}
    >
      <Stack gap="lg">
        <Master customer={customer} />
        {may('credit.read') && <ExposureCards customer={customer.id} currency={customer.currency} />}
        {may('receivables.read') && (
          <Section title={t('nav.openItems')}>
            <OpenItemList customer={customer.id} />
          </Section>
        )}
        {may('orders.read') && (
          <Section title={t('nav.orders')}>
            <Orders customer={customer.id} />
          </Section>
        )}
        {may('invoices.read') && (
          <Section title={t('nav.invoices')}>
            <InvoiceList customer={customer.id} />
          </Section>
        )}
      </Stack>
    </Page>
  );
}

function Master({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const word = useWord();
  const addresses = customer.addresses.map((one): [string, React.ReactNode] => [
    `${t('field.address')} (${word(one.role)})`,
    [one.name, one.street, `${one.postal_code} ${one.city}`, one.region, one.country].filter(Boolean).join(', '),
  ]);
  const contacts = customer.contacts.map((one): [string, React.ReactNode] => [
    `${t('field.contact')}${one.duty ? ` (${one.duty})` : ''}`,
    [one.name, one.email, one.phone].filter(Boolean).join(', '),
  ]);
  const facts: [string, React.ReactNode][] = [
    ...addresses,
    ...contacts,
    [t('field.email'), customer.email],
    [t('field.vatId'), customer.vat_id],
    [t('field.segment'), customer.segment],
    [t('field.currency'), customer.currency],
    [t('field.billing'), word(customer.billing_rule)],
    [t('field.blocked'), customer.blocked_reason],
  ];
  return (
    <SimpleGrid cols={1}>
      <Facts facts={facts} />
    </SimpleGrid>
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
            params: { path: { entity }, query: { customer, limit: 10, after } },
          }),
        )
      }
      rowId={(row) => row.id}
      rowLabel={(row) => row.number}
      path={(row) => `/orders/${row.id}`}
    />
  );
}

/** Sets or lifts the block; the version that was read guards against a second editor. */
function CustomerActions({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const [blocking, setBlocking] = useState(false);
  const change = (blocked_reason: string | null, key: string) => {
    const header = { ...idempotent(key), 'If-Match': String(customer.version) };
    const params = { path: { entity, customer: customer.id }, header };
    return body(
      api.PATCH('/api/v1/entities/{entity}/customers/{customer}', {
        params,
        body: { blocked_reason },
        headers: header,
      }),
    );
  };
  const lifting = useWrite((_: undefined, key: string) => change(null, key));
  const blocked = Boolean(customer.blocked_reason);
  return (
    <>
      {may('receivables.read') && <StatementButton customer={customer} />}
      {may('customers.write') && (
        <Button
          variant="default"
          loading={lifting.isPending}
          onClick={() => (blocked ? lifting.mutate(undefined) : setBlocking(true))}
        >
          {t(blocked ? 'customers.unblock' : 'customers.block')}
        </Button>
      )}
      {lifting.error && <ProblemView error={lifting.error} />}
      {blocking && <ReasonDialog title={t('customers.block')} danger close={() => setBlocking(false)} write={change} />}
    </>
  );
}
