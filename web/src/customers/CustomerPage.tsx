import { Badge, Grid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { Customer } from '../api/types';
import { inGroups } from '../i18n/format';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { useWord } from '../ui/Figures';
import { Facts, Page } from '../ui/Page';
import { Ask } from '../ui/States';
import { CustomerActions } from './CustomerActions';
import { CustomerLists } from './CustomerLists';
import { CustomerName, customerQuery } from './CustomerName';
import { ExposureCards } from './ExposureCards';
import { PaymentBehaviour } from './PaymentBehaviour';
import { useTerms } from './useTerms';

export function CustomerPage() {
  const { id = '' } = useParams({ strict: false });
  const { id: entity } = useDesk();
  const query = useQuery(customerQuery(entity, id));
  return <Ask query={query}>{(customer) => <CustomerDetails key={id} customer={customer} />}</Ask>;
}

function CustomerDetails({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { may } = useDesk();
  const figures = may('credit.read') || may('receivables.read');
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
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, lg: figures ? 5 : 12 }}>
            <Master customer={customer} />
          </Grid.Col>
          {figures && (
            <Grid.Col span={{ base: 12, lg: 7 }}>
              <Stack gap="lg">
                {may('credit.read') && <ExposureCards customer={customer.id} currency={customer.currency} />}
                {may('receivables.read') && <PaymentBehaviour customer={customer.id} />}
              </Stack>
            </Grid.Col>
          )}
        </Grid>
        <CustomerLists customer={customer.id} />
      </Stack>
    </Page>
  );
}

function Master({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const word = useWord();
  const terms = useTerms();
  const { country } = useFormat();
  const joined = (parts: (string | null | undefined)[]) => parts.filter(Boolean).join(', ');
  const addresses = customer.addresses.map((one): [string, React.ReactNode] => [
    `${t('field.address')} (${word(one.role)})`,
    joined([one.name, one.street, `${one.postal_code} ${one.city}`.trim(), one.region, country(one.country)]),
  ]);
  const contacts = customer.contacts.map((one): [string, React.ReactNode] => [
    one.duty ? `${t('field.contact')} (${one.duty})` : t('field.contact'),
    joined([one.name, one.email, one.phone]),
  ]);
  const accounts = customer.bank_accounts.map((one): [string, React.ReactNode] => [
    t('field.bankAccount'),
    joined([one.iban && inGroups(one.iban), one.bic, one.holder]),
  ]);
  const party = (id: string | null | undefined) => id && <CustomerName id={id} />;
  const facts: [string, React.ReactNode][] = [
    [t('field.blocked'), customer.blocked_reason],
    ...addresses,
    ...contacts,
    [t('field.email'), customer.email],
    [t('field.paymentTerm'), terms.find((term) => term.id === customer.payment_term_id)?.name],
    [t('field.billingRule'), word(customer.billing_rule)],
    [t('field.taxRegime'), word(customer.tax_regime)],
    [t('field.vatId'), customer.vat_id],
    [t('field.taxNumber'), customer.tax_number],
    [t('field.segment'), customer.segment],
    [t('field.currency'), customer.currency],
    [t('shell.language'), word(customer.language)],
    [t('word.ship_to'), party(customer.ship_to_id)],
    [t('word.bill_to'), party(customer.bill_to_id)],
    [t('field.payer'), party(customer.payer_id)],
    ...accounts,
  ];
  return <Facts facts={facts} />;
}
