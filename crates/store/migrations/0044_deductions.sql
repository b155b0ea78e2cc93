-- What payers withhold of an item, and why.

-- Reasons of a legal entity's own, and what it changed of those that every one has.
CREATE TABLE deduction_reasons (
    entity_id {uuid} NOT NULL,
    code {text} NOT NULL,
    -- NULL: called by its code, in the reader's language.
    name {text},
    is_active {bool} NOT NULL,
    version {int} NOT NULL,
    CONSTRAINT deduction_reasons_pk PRIMARY KEY (entity_id, code),
    CONSTRAINT deduction_reasons_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id)
){strict};

-- Each belongs to the allocation that paid less than was open, and falls with it.
CREATE TABLE deductions (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    customer_id {uuid} NOT NULL,
    item_id {uuid} NOT NULL,
    -- The open item of the receipt.
    credit_item_id {uuid} NOT NULL,
    allocation_id {uuid} NOT NULL,
    currency {text} NOT NULL,
    amount_minor {int} NOT NULL,
    reason {text} NOT NULL,
    note {text},
    deducted_on {date} NOT NULL,
    recorded_at {instant} NOT NULL,
    CONSTRAINT deductions_pk PRIMARY KEY (id),
    CONSTRAINT deductions_allocation_uq UNIQUE (allocation_id),
    CONSTRAINT deductions_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT deductions_item_fk FOREIGN KEY (item_id) REFERENCES open_items (id),
    CONSTRAINT deductions_credit_fk FOREIGN KEY (credit_item_id) REFERENCES open_items (id),
    CONSTRAINT deductions_allocation_fk FOREIGN KEY (allocation_id) REFERENCES allocations (id),
    CONSTRAINT deductions_amount_ck CHECK (amount_minor > 0)
){strict};
CREATE INDEX deductions_day_ix ON deductions (entity_id, deducted_on, id);
CREATE INDEX deductions_amount_ix ON deductions (entity_id, currency, amount_minor, id);
CREATE INDEX deductions_customer_ix ON deductions (customer_id, deducted_on, id);
CREATE INDEX deductions_item_ix ON deductions (item_id);
{append_only deductions}
