-- How customers pay, as their payments showed.

CREATE TABLE learned_habits (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    customer_id {uuid} NOT NULL,
    -- oldest_first | by_statement | late_discount | deducts
    kind {text} NOT NULL,
    -- Of the payments.
    currency {text} NOT NULL,
    -- What is deducted each time; zero for the other kinds.
    amount_minor {int} NOT NULL,
    -- Receipts that showed it, made by people and by the rule, and those of them taken back.
    by_person {int} NOT NULL,
    by_rule {int} NOT NULL,
    taken_back {int} NOT NULL,
    -- Receipts that showed otherwise.
    contrary {int} NOT NULL,
    first_on {date} NOT NULL,
    last_on {date} NOT NULL,
    is_active {bool} NOT NULL,
    version {int} NOT NULL,
    CONSTRAINT learned_habits_pk PRIMARY KEY (id),
    CONSTRAINT learned_habits_kind_uq UNIQUE (customer_id, kind, currency, amount_minor),
    CONSTRAINT learned_habits_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT learned_habits_kind_ck CHECK (kind IN ('oldest_first', 'by_statement', 'late_discount', 'deducts')),
    CONSTRAINT learned_habits_amount_ck CHECK ((kind = 'deducts') = (amount_minor > 0)),
    CONSTRAINT learned_habits_counts_ck CHECK (by_person >= 0 AND by_rule >= 0 AND taken_back >= 0 AND contrary >= 0)
){strict};
CREATE INDEX learned_habits_last_ix ON learned_habits (entity_id, last_on, id);

-- What a receipt showed, so that it can be taken back; NULL where it could not show it.
CREATE TABLE payment_signs (
    receipt_id {uuid} NOT NULL,
    oldest_first {bool},
    by_statement {bool},
    late_discount {bool},
    -- Zero: paid in full.
    deducted_minor {int},
    CONSTRAINT payment_signs_pk PRIMARY KEY (receipt_id),
    CONSTRAINT payment_signs_receipt_fk FOREIGN KEY (receipt_id) REFERENCES receipts (id),
    CONSTRAINT payment_signs_deducted_ck CHECK (deducted_minor >= 0)
){strict};
