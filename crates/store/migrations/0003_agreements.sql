-- What was agreed: products, prices, payment terms and taxes.

CREATE TABLE products (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    sku {text} NOT NULL,
    name {text} NOT NULL,
    unit {text} NOT NULL,
    -- standard | reduced | second_reduced | zero | exempt
    tax_class {text} NOT NULL,
    active {bool} NOT NULL,
    version {int} NOT NULL,
    created_at {instant} NOT NULL,
    CONSTRAINT products_pk PRIMARY KEY (id),
    CONSTRAINT products_sku_uq UNIQUE (entity_id, sku),
    CONSTRAINT products_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT products_tax_class_ck CHECK (tax_class IN ('standard', 'reduced', 'second_reduced', 'zero', 'exempt'))
){strict};
CREATE INDEX products_name_ix ON products (entity_id, name, id);

CREATE TABLE price_lists (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    code {text} NOT NULL,
    name {text} NOT NULL,
    currency {text} NOT NULL,
    -- At most one of the two; both NULL: the list is for all.
    customer_id {uuid},
    segment {text},
    valid_from {date} NOT NULL,
    valid_to {date},
    version {int} NOT NULL,
    CONSTRAINT price_lists_pk PRIMARY KEY (id),
    CONSTRAINT price_lists_code_uq UNIQUE (entity_id, code),
    CONSTRAINT price_lists_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT price_lists_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT price_lists_scope_ck CHECK (customer_id IS NULL OR segment IS NULL),
    CONSTRAINT price_lists_validity_ck CHECK (valid_to IS NULL OR valid_to >= valid_from)
){strict};

CREATE TABLE prices (
    id {uuid} NOT NULL,
    list_id {uuid} NOT NULL,
    product_id {uuid} NOT NULL,
    min_quantity {int} NOT NULL,
    unit_price {int} NOT NULL,
    valid_from {date} NOT NULL,
    valid_to {date},
    CONSTRAINT prices_pk PRIMARY KEY (id),
    CONSTRAINT prices_tier_uq UNIQUE (product_id, list_id, min_quantity, valid_from),
    CONSTRAINT prices_list_fk FOREIGN KEY (list_id) REFERENCES price_lists (id),
    CONSTRAINT prices_product_fk FOREIGN KEY (product_id) REFERENCES products (id),
    CONSTRAINT prices_quantity_ck CHECK (min_quantity >= 0),
    CONSTRAINT prices_validity_ck CHECK (valid_to IS NULL OR valid_to >= valid_from)
){strict};
CREATE INDEX prices_list_ix ON prices (list_id);

CREATE TABLE payment_terms (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    code {text} NOT NULL,
    name {text} NOT NULL,
    -- The instalment rules and the early-payment discount, as agreements::types::TermRules writes them.
    rules {json} NOT NULL,
    version {int} NOT NULL,
    CONSTRAINT payment_terms_pk PRIMARY KEY (id),
    CONSTRAINT payment_terms_code_uq UNIQUE (entity_id, code),
    CONSTRAINT payment_terms_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id)
){strict};

CREATE TABLE tax_rates (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    country {text} NOT NULL,
    tax_class {text} NOT NULL,
    -- EN 16931 category (UNCL 5305): S, Z, E, O …
    category {text} NOT NULL,
    percent {int} NOT NULL,
    valid_from {date} NOT NULL,
    valid_to {date},
    note {text},
    CONSTRAINT tax_rates_pk PRIMARY KEY (id),
    CONSTRAINT tax_rates_key_uq UNIQUE (entity_id, country, tax_class, valid_from),
    CONSTRAINT tax_rates_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT tax_rates_percent_ck CHECK (percent >= 0),
    CONSTRAINT tax_rates_validity_ck CHECK (valid_to IS NULL OR valid_to >= valid_from)
){strict};
