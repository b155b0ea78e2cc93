-- Legal entities and customers. A legal entity is the partition key of everything that follows.

CREATE TABLE entities (
    id {uuid} NOT NULL,
    code {text} NOT NULL,
    name {text} NOT NULL,
    country {text} NOT NULL,
    base_currency {text} NOT NULL,
    language {text} NOT NULL,
    time_zone {text} NOT NULL,
    street {text} NOT NULL,
    postal_code {text} NOT NULL,
    city {text} NOT NULL,
    vat_id {text},
    tax_number {text},
    register_text {text},
    email {text},
    phone {text},
    -- The largest amount, in minor units of the base currency, that one write-off may take off one item.
    write_off_limit_minor {int} NOT NULL,
    -- Receipts may fall short of an item by this much and still be proposed as full payment.
    tolerance_minor {int} NOT NULL,
    version {int} NOT NULL,
    created_at {instant} NOT NULL,
    CONSTRAINT entities_pk PRIMARY KEY (id),
    CONSTRAINT entities_code_uq UNIQUE (code),
    CONSTRAINT entities_country_ck CHECK (length(country) = 2),
    CONSTRAINT entities_currency_ck CHECK (length(base_currency) = 3),
    CONSTRAINT entities_limits_ck CHECK (write_off_limit_minor >= 0 AND tolerance_minor >= 0)
){strict};

CREATE TABLE customers (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    number {text} NOT NULL,
    name {text} NOT NULL,
    country {text} NOT NULL,
    language {text} NOT NULL,
    currency {text} NOT NULL,
    segment {text},
    vat_id {text},
    tax_number {text},
    -- domestic | intra_community | reverse_charge | export | exempt
    tax_regime {text} NOT NULL,
    email {text},
    payment_term_id {uuid},
    -- delivery: one invoice per delivery; order: one when the order is delivered whole.
    billing_rule {text} NOT NULL,
    -- NULL means the customer takes the role itself.
    ship_to_id {uuid},
    bill_to_id {uuid},
    payer_id {uuid},
    blocked_reason {text},
    version {int} NOT NULL,
    created_at {instant} NOT NULL,
    CONSTRAINT customers_pk PRIMARY KEY (id),
    CONSTRAINT customers_number_uq UNIQUE (entity_id, number),
    CONSTRAINT customers_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT customers_ship_to_fk FOREIGN KEY (ship_to_id) REFERENCES customers (id),
    CONSTRAINT customers_bill_to_fk FOREIGN KEY (bill_to_id) REFERENCES customers (id),
    CONSTRAINT customers_payer_fk FOREIGN KEY (payer_id) REFERENCES customers (id),
    CONSTRAINT customers_regime_ck CHECK (tax_regime IN ('domestic', 'intra_community', 'reverse_charge', 'export', 'exempt')),
    CONSTRAINT customers_billing_ck CHECK (billing_rule IN ('delivery', 'order'))
){strict};
CREATE INDEX customers_name_ix ON customers (entity_id, name, id);
CREATE INDEX customers_payer_ix ON customers (payer_id);

CREATE TABLE customer_addresses (
    id {uuid} NOT NULL,
    customer_id {uuid} NOT NULL,
    -- main | ship_to | bill_to
    role {text} NOT NULL,
    name {text},
    street {text} NOT NULL,
    postal_code {text} NOT NULL,
    city {text} NOT NULL,
    region {text},
    country {text} NOT NULL,
    CONSTRAINT customer_addresses_pk PRIMARY KEY (id),
    CONSTRAINT customer_addresses_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT customer_addresses_role_ck CHECK (role IN ('main', 'ship_to', 'bill_to'))
){strict};
CREATE INDEX customer_addresses_customer_ix ON customer_addresses (customer_id, role);

CREATE TABLE customer_contacts (
    id {uuid} NOT NULL,
    customer_id {uuid} NOT NULL,
    name {text} NOT NULL,
    duty {text},
    email {text},
    phone {text},
    CONSTRAINT customer_contacts_pk PRIMARY KEY (id),
    CONSTRAINT customer_contacts_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id)
){strict};
CREATE INDEX customer_contacts_customer_ix ON customer_contacts (customer_id);

CREATE TABLE customer_bank_accounts (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    customer_id {uuid} NOT NULL,
    iban {text} NOT NULL,
    bic {text},
    holder {text},
    CONSTRAINT customer_bank_accounts_pk PRIMARY KEY (id),
    CONSTRAINT customer_bank_accounts_iban_uq UNIQUE (customer_id, iban),
    CONSTRAINT customer_bank_accounts_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id)
){strict};
CREATE INDEX customer_bank_accounts_iban_ix ON customer_bank_accounts (entity_id, iban);
