-- What payments taught: from which account, or under which name, a customer's money comes.

CREATE TABLE learned_payers (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    -- account | name
    kind {text} NOT NULL,
    -- The account or name without blanks, case and punctuation.
    key {text} NOT NULL,
    customer_id {uuid} NOT NULL,
    -- As the bank wrote it when it was first seen.
    shown {text} NOT NULL,
    -- Receipts that people made of such payments, that the rule made, and that people took back.
    by_person {int} NOT NULL,
    by_rule {int} NOT NULL,
    taken_back {int} NOT NULL,
    first_on {date} NOT NULL,
    last_on {date} NOT NULL,
    is_active {bool} NOT NULL,
    version {int} NOT NULL,
    CONSTRAINT learned_payers_pk PRIMARY KEY (id),
    CONSTRAINT learned_payers_key_uq UNIQUE (entity_id, kind, key, customer_id),
    CONSTRAINT learned_payers_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT learned_payers_kind_ck CHECK (kind IN ('account', 'name')),
    CONSTRAINT learned_payers_counts_ck CHECK (by_person >= 0 AND by_rule >= 0 AND taken_back >= 0)
){strict};
CREATE INDEX learned_payers_last_ix ON learned_payers (entity_id, last_on, id);
CREATE INDEX learned_payers_customer_ix ON learned_payers (customer_id, last_on);
