import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Customer, CustomerChange } from '../api/types';
import { useDesk } from '../shell/entity';
import type { EditField } from '../ui/conflict';
import { Page } from '../ui/Page';
import { Ask } from '../ui/States';
import { useEdit } from '../ui/useEdit';
import { changeCustomer } from './change';
import { CustomerName, customerQuery } from './CustomerName';
import { CustomerForm } from './form/CustomerForm';
import { changeOf, draftOf } from './form/draft';
import { useTerms } from './useTerms';

/** Edits a customer's master data. */
export function EditCustomerPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams({ strict: false });
  const { id: entity } = useDesk();
  const query = useQuery(customerQuery(entity, id));
  return (
    <Ask query={query}>
      {(customer) => (
        <Page title={t('customers.editTitle', { name: customer.name })}>
          <Form key={id} customer={customer} />
        </Page>
      )}
    </Ask>
  );
}

/** What a customer's master data are called, where the dialog of a conflict shows them. */
function useFields(): EditField<Customer>[] {
  const { t } = useTranslation();
  const terms = useTerms();
  const plain: [keyof CustomerChange & keyof Customer, string][] = [
    ['name', t('field.name')],
    ['country', t('field.country')],
    ['currency', t('field.currency')],
    ['language', t('shell.language')],
    ['segment', t('field.segment')],
    ['email', t('field.email')],
    ['vat_id', t('field.vatId')],
    ['tax_number', t('field.taxNumber')],
    ['tax_regime', t('field.taxRegime')],
    ['billing_rule', t('field.billing')],
  ];
  const party = (name: 'ship_to' | 'bill_to' | 'payer', label: string): EditField<Customer> => ({
    name,
    label,
    of: (one) => changeOf(draftOf(one))[name],
    show: (value) => <CustomerName id={(value as { id: string }).id} link={false} />,
  });
  const list = (name: 'addresses' | 'contacts' | 'bank_accounts', label: string): EditField<Customer> => ({
    name,
    label,
    of: (one) => changeOf(draftOf(one))[name],
    show: (value) => (value as object[]).map((row) => Object.values(row).filter(Boolean).join(', ')).join(' · '),
  });
  return [
    ...plain.map(([name, label]): EditField<Customer> => ({ name, label })),
    {
      name: 'payment_term_id',
      label: t('field.paymentTerm'),
      show: (value) => terms.find((term) => term.id === value)?.name ?? String(value),
    },
    party('ship_to', t('word.ship_to')),
    party('bill_to', t('word.bill_to')),
    party('payer', t('field.payer')),
    list('addresses', t('customers.addresses')),
    list('contacts', t('customers.contacts')),
    list('bank_accounts', t('customers.bankAccounts')),
  ];
}

function Form({ customer }: { customer: Customer }) {
  const { id: entity, href } = useDesk();
  const navigate = useNavigate();
  const back = () => void navigate({ to: href(`/customers/${customer.id}`) });
  const edit = useEdit<Customer, CustomerChange>({
    object: customer.id,
    seen: customer,
    fields: useFields(),
    read: () =>
      body(
        api.GET('/api/v1/entities/{entity}/customers/{customer}', {
          params: { path: { entity, customer: customer.id } },
        }),
      ),
    write: (change, version, key) => changeCustomer(entity, customer.id, change, version, { key }),
    done: back,
  });
  return (
    <CustomerForm
      start={draftOf(customer)}
      known
      attempt={(draft, key) =>
        changeCustomer(entity, customer.id, changeOf(draft), customer.version, { key, trial: true })
      }
      save={(draft) => edit.save(changeOf(draft))}
      cancel={back}
      pending={edit.pending}
      error={edit.error}
    >
      {edit.conflict}
    </CustomerForm>
  );
}
