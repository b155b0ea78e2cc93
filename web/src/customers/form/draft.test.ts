import { expect, it } from 'vitest';

import type { Customer } from '../../api/types';
import { changeOf, draftOf, EMPTY_ADDRESS, EMPTY_CONTACT, emptyCustomer, newOf } from './draft';

it('leaves what is empty to the server', () => {
  const made = newOf({ ...emptyCustomer('de'), name: ' Alfa ', contacts: [{ ...EMPTY_CONTACT, name: 'Ada' }] });
  expect([made.name, made.country, made.number, made.currency, made.payer]).toEqual(['Alfa', 'DE', null, null, null]);
  expect(made.contacts).toEqual([{ name: 'Ada', duty: null, email: null, phone: null }]);
  expect(made.addresses).toEqual([
    { role: 'main', name: null, street: '', postal_code: '', city: '', region: null, country: null },
  ]);
});

it('comes back as it was read when nothing is typed', () => {
  const customer = {
    id: 'cus_1',
    name: 'Alfa',
    number: 'A1',
    country: 'DE',
    currency: 'EUR',
    language: 'de',
    segment: null,
    email: 'a@b.example',
    vat_id: null,
    tax_number: null,
    tax_regime: 'domestic',
    payment_term_id: null,
    billing_rule: 'delivery',
    ship_to_id: null,
    bill_to_id: null,
    payer_id: 'cus_2',
    addresses: [{ ...EMPTY_ADDRESS, id: 'adr_1', name: null, region: null, country: 'DE', city: 'Kiel' }],
    contacts: [],
    bank_accounts: [],
  } as unknown as Customer;
  const change = changeOf(draftOf(customer));
  expect(change).toMatchObject({ name: 'Alfa', segment: null, payer: { id: 'cus_2' }, ship_to: null });
  expect(change.addresses).toEqual([
    { role: 'main', name: null, street: '', postal_code: '', city: 'Kiel', region: null, country: 'DE' },
  ]);
});
