-- The receivables ledger. Journal and allocations are append-only; open items carry the maintained residual.

CREATE TABLE accounts (
    entity_id {uuid} NOT NULL,
    code {text} NOT NULL,
    name {text} NOT NULL,
    -- receivable | revenue | tax | bank | unapplied | discount | bad_debt | small_difference | refund | opening
    role {text} NOT NULL,
    CONSTRAINT accounts_pk PRIMARY KEY (entity_id, code),
    CONSTRAINT accounts_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT accounts_role_ck CHECK (role IN ('receivable', 'revenue', 'tax', 'bank', 'unapplied', 'discount',
        'bad_debt', 'small_difference', 'refund', 'opening'))
){strict};

-- A month that is closed. Months close in order and reopen in reverse order.
CREATE TABLE closed_periods (
    entity_id {uuid} NOT NULL,
    month {date} NOT NULL,
    closed_at {instant} NOT NULL,
    closed_by {text} NOT NULL,
    CONSTRAINT closed_periods_pk PRIMARY KEY (entity_id, month),
    CONSTRAINT closed_periods_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id)
){strict};

CREATE TABLE journal_entries (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    number {text} NOT NULL,
    posted_on {date} NOT NULL,
    -- invoice | credit_note | bank_entry | receipt | discount | write_off | refund | reversal | opening
    kind {text} NOT NULL,
    source_type {text} NOT NULL,
    source_id {uuid} NOT NULL,
    reverses_id {uuid},
    reason {text},
    actor {text} NOT NULL,
    recorded_at {instant} NOT NULL,
    CONSTRAINT journal_entries_pk PRIMARY KEY (id),
    CONSTRAINT journal_entries_number_uq UNIQUE (entity_id, number),
    CONSTRAINT journal_entries_reverses_uq UNIQUE (reverses_id),
    CONSTRAINT journal_entries_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT journal_entries_reverses_fk FOREIGN KEY (reverses_id) REFERENCES journal_entries (id)
){strict};
CREATE INDEX journal_entries_date_ix ON journal_entries (entity_id, posted_on, id);
CREATE INDEX journal_entries_source_ix ON journal_entries (source_id);

CREATE TABLE journal_lines (
    entry_id {uuid} NOT NULL,
    line_no {int} NOT NULL,
    entity_id {uuid} NOT NULL,
    account {text} NOT NULL,
    posted_on {date} NOT NULL,
    currency {text} NOT NULL,
    -- Debit positive, credit negative.
    amount_minor {int} NOT NULL,
    customer_id {uuid},
    CONSTRAINT journal_lines_pk PRIMARY KEY (entry_id, line_no),
    CONSTRAINT journal_lines_entry_fk FOREIGN KEY (entry_id) REFERENCES journal_entries (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT journal_lines_account_fk FOREIGN KEY (entity_id, account) REFERENCES accounts (entity_id, code),
    CONSTRAINT journal_lines_amount_ck CHECK (amount_minor <> 0)
){strict_clustered};
CREATE INDEX journal_lines_account_ix ON journal_lines (entity_id, account, posted_on);

CREATE TABLE open_items (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    customer_id {uuid} NOT NULL,
    -- invoice | credit_note | receipt | discount | write_off | refund | receipt_reversal
    kind {text} NOT NULL,
    source_type {text} NOT NULL,
    source_id {uuid} NOT NULL,
    entry_id {uuid} NOT NULL,
    number {text} NOT NULL,
    instalment {int} NOT NULL,
    reference {text},
    currency {text} NOT NULL,
    -- Owed to us positive, owed by us negative; the residual lies between zero and the amount.
    amount_minor {int} NOT NULL,
    residual_minor {int} NOT NULL,
    posted_on {date} NOT NULL,
    due_on {date} NOT NULL,
    discount_on {date},
    discount_minor {int} NOT NULL,
    cleared_on {date},
    CONSTRAINT open_items_pk PRIMARY KEY (id),
    CONSTRAINT open_items_source_uq UNIQUE (source_id, instalment),
    CONSTRAINT open_items_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT open_items_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id),
    -- Not deferred, as that of the lines is: SQLite would scan this table for each new entry.
    CONSTRAINT open_items_entry_fk FOREIGN KEY (entry_id) REFERENCES journal_entries (id),
    CONSTRAINT open_items_residual_ck CHECK ((amount_minor >= 0 AND residual_minor >= 0 AND residual_minor <= amount_minor)
        OR (amount_minor < 0 AND residual_minor <= 0 AND residual_minor >= amount_minor)),
    CONSTRAINT open_items_cleared_ck CHECK ((residual_minor = 0) = (cleared_on IS NOT NULL)),
    CONSTRAINT open_items_discount_ck CHECK (discount_minor >= 0)
){strict};
-- Covers the aged receivables report: it is answered from this index alone. Lists the open items of one customer.
CREATE INDEX open_items_aging_ix ON open_items (entity_id, customer_id, currency, due_on, id, residual_minor) WHERE residual_minor <> 0;
CREATE INDEX open_items_due_ix ON open_items (entity_id, due_on, id) WHERE residual_minor <> 0;
-- What is on account: few among many. Covers their part of the aged receivables report.
CREATE INDEX open_items_debts_ix ON open_items (entity_id, due_on, id, customer_id, currency, residual_minor) WHERE residual_minor < 0;
CREATE INDEX open_items_customer_ix ON open_items (entity_id, customer_id, posted_on, id);
CREATE INDEX open_items_number_ix ON open_items (entity_id, number);
CREATE INDEX open_items_reference_ix ON open_items (entity_id, reference) WHERE reference IS NOT NULL;
CREATE INDEX open_items_cleared_ix ON open_items (entity_id, cleared_on, id) WHERE cleared_on IS NOT NULL;
CREATE INDEX open_items_posted_ix ON open_items (entity_id, posted_on, id);

CREATE TABLE allocations (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    debit_item_id {uuid} NOT NULL,
    credit_item_id {uuid} NOT NULL,
    currency {text} NOT NULL,
    -- Positive allocates; negative undoes the allocation that undoes_id names, by its whole amount.
    amount_minor {int} NOT NULL,
    allocated_on {date} NOT NULL,
    undoes_id {uuid},
    actor {text} NOT NULL,
    recorded_at {instant} NOT NULL,
    CONSTRAINT allocations_pk PRIMARY KEY (id),
    CONSTRAINT allocations_undoes_uq UNIQUE (undoes_id),
    CONSTRAINT allocations_debit_fk FOREIGN KEY (debit_item_id) REFERENCES open_items (id),
    CONSTRAINT allocations_credit_fk FOREIGN KEY (credit_item_id) REFERENCES open_items (id),
    CONSTRAINT allocations_undoes_fk FOREIGN KEY (undoes_id) REFERENCES allocations (id),
    CONSTRAINT allocations_amount_ck CHECK ((amount_minor > 0 AND undoes_id IS NULL) OR (amount_minor < 0 AND undoes_id IS NOT NULL))
){strict};
CREATE INDEX allocations_debit_ix ON allocations (debit_item_id, allocated_on, amount_minor);
CREATE INDEX allocations_credit_ix ON allocations (credit_item_id, allocated_on, amount_minor);

{append_only journal_entries}
{append_only journal_lines}
{append_only allocations}
{balanced_entries}
