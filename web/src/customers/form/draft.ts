import type { Customer, CustomerChange, NewCustomer } from '../../api/types';

type Address = NonNullable<NewCustomer['addresses']>[number];
type Contact = NonNullable<NewCustomer['contacts']>[number];
type Account = NonNullable<NewCustomer['bank_accounts']>[number];

/** Every text of a form row; empty texts are what is not known. */
type Texts<T> = { [name in keyof T]-?: string };

/** A customer as it is typed; empty texts leave it to the server's defaults. */
export interface CustomerDraft {
  name: string;
  number: string;
  country: string;
  currency: string;
  language: string;
  segment: string;
  email: string;
  vat_id: string;
  tax_number: string;
  tax_regime: string;
  payment_term_id: string;
  billing_rule: string;
  ship_to: string;
  bill_to: string;
  payer: string;
  addresses: Texts<Address>[];
  contacts: Texts<Contact>[];
  bank_accounts: Texts<Account>[];
}

export const EMPTY_ADDRESS: Texts<Address> = {
  role: 'main',
  name: '',
  street: '',
  postal_code: '',
  city: '',
  region: '',
  country: '',
};
export const EMPTY_CONTACT: Texts<Contact> = { name: '', duty: '', email: '', phone: '' };
export const EMPTY_ACCOUNT: Texts<Account> = { iban: '', bic: '', holder: '' };

export function emptyCustomer(country: string): CustomerDraft {
  return {
    name: '',
    number: '',
    country,
    currency: '',
    language: '',
    segment: '',
    email: '',
    vat_id: '',
    tax_number: '',
    tax_regime: '',
    payment_term_id: '',
    billing_rule: '',
    ship_to: '',
    bill_to: '',
    payer: '',
    addresses: [EMPTY_ADDRESS],
    contacts: [],
    bank_accounts: [],
  };
}

/** The texts of a form row that has all of `empty`'s names, from what was read. */
function texts<T extends object>(empty: T, read: object): T {
  const given = read as Record<string, unknown>;
  return Object.fromEntries(Object.keys(empty).map((name) => [name, String(given[name] ?? '')])) as T;
}

/** What stands in a customer's master data, to be edited. */
export function draftOf(customer: Customer): CustomerDraft {
  return {
    ...texts(emptyCustomer(''), {
      ...customer,
      ship_to: customer.ship_to_id,
      bill_to: customer.bill_to_id,
      payer: customer.payer_id,
    }),
    addresses: customer.addresses.map((one) => texts(EMPTY_ADDRESS, one)),
    contacts: customer.contacts.map((one) => texts(EMPTY_CONTACT, one)),
    bank_accounts: customer.bank_accounts.map((one) => texts(EMPTY_ACCOUNT, one)),
  };
}

const given = (text: string) => text.trim() || null;

/** A row with its empty texts as `null`, but for those that must be texts. */
function row<T extends object>(typed: T, kept: (keyof T)[]): object {
  return Object.fromEntries(
    Object.entries(typed).map(([name, text]) => [
      name,
      kept.includes(name as keyof T) ? String(text).trim() : given(String(text)),
    ]),
  );
}

const party = (id: string) => (id === '' ? null : { id });

/** All master data, as a change sends them. */
export function changeOf(draft: CustomerDraft): CustomerChange {
  const plain = {
    name: draft.name.trim(),
    country: draft.country.trim().toUpperCase(),
    currency: given(draft.currency.toUpperCase()),
    language: given(draft.language),
    segment: given(draft.segment),
    email: given(draft.email),
    vat_id: given(draft.vat_id),
    tax_number: given(draft.tax_number),
    tax_regime: given(draft.tax_regime),
    payment_term_id: given(draft.payment_term_id),
    billing_rule: given(draft.billing_rule),
    ship_to: party(draft.ship_to),
    bill_to: party(draft.bill_to),
    payer: party(draft.payer),
    addresses: draft.addresses.map((one) => row(one, ['role', 'street', 'postal_code', 'city'])),
    contacts: draft.contacts.map((one) => row(one, ['name'])),
    bank_accounts: draft.bank_accounts.map((one) => row(one, ['iban'])),
  };
  return plain as CustomerChange;
}

/** A customer to take on. */
export function newOf(draft: CustomerDraft): NewCustomer {
  return { ...changeOf(draft), number: given(draft.number) } as NewCustomer;
}
