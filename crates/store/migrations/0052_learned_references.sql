-- Numbers by which payers know themselves or us, as the texts of their payments showed.

CREATE TABLE learned_references (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    -- The number in capitals without punctuation, letters that look like digits as digits.
    key {text} NOT NULL,
    customer_id {uuid} NOT NULL,
    -- As it was written when it was first seen.
    shown {text} NOT NULL,
    -- Receipts that people made of such payments, that matching made, and that people took back.
    by_person {int} NOT NULL,
    by_rule {int} NOT NULL,
    taken_back {int} NOT NULL,
    first_on {date} NOT NULL,
    last_on {date} NOT NULL,
    is_active {bool} NOT NULL,
    version {int} NOT NULL,
    CONSTRAINT learned_references_pk PRIMARY KEY (id),
    CONSTRAINT learned_references_key_uq UNIQUE (entity_id, key, customer_id),
    CONSTRAINT learned_references_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT learned_references_counts_ck CHECK (by_person >= 0 AND by_rule >= 0 AND taken_back >= 0)
){strict};
-- Most numbers are seen but once and never listed.
CREATE INDEX learned_references_last_ix ON learned_references (entity_id, last_on, id) WHERE by_person + by_rule > 1;
CREATE INDEX learned_references_customer_ix ON learned_references (customer_id, last_on);
