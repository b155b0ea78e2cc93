-- Our bank accounts, their statements, and what became of each entry.

CREATE TABLE bank_accounts (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    name {text} NOT NULL,
    -- IBAN where there is one, else the bank's own account number.
    account_no {text} NOT NULL,
    bic {text},
    currency {text} NOT NULL,
    ledger_account {text} NOT NULL,
    version {int} NOT NULL,
    CONSTRAINT bank_accounts_pk PRIMARY KEY (id),
    CONSTRAINT bank_accounts_no_uq UNIQUE (entity_id, account_no, currency),
    CONSTRAINT bank_accounts_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT bank_accounts_ledger_fk FOREIGN KEY (entity_id, ledger_account) REFERENCES accounts (entity_id, code)
){strict};

CREATE TABLE bank_statements (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    bank_account_id {uuid} NOT NULL,
    format {text} NOT NULL,
    statement_no {text},
    -- Recognises the same statement when it comes again.
    fingerprint {text} NOT NULL,
    from_on {date},
    to_on {date},
    currency {text} NOT NULL,
    opening_minor {int},
    closing_minor {int},
    -- closing − (opening + entries); zero when the statement adds up, NULL when it names no balances.
    difference_minor {int},
    -- opening − the closing of the statement before; NULL for the first.
    gap_minor {int},
    entries {int} NOT NULL,
    entries_repeated {int} NOT NULL,
    file_id {uuid},
    imported_at {instant} NOT NULL,
    CONSTRAINT bank_statements_pk PRIMARY KEY (id),
    CONSTRAINT bank_statements_fingerprint_uq UNIQUE (bank_account_id, fingerprint),
    CONSTRAINT bank_statements_account_fk FOREIGN KEY (bank_account_id) REFERENCES bank_accounts (id)
){strict};
CREATE INDEX bank_statements_account_ix ON bank_statements (bank_account_id, to_on, id);

CREATE TABLE bank_entries (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    bank_account_id {uuid} NOT NULL,
    statement_id {uuid} NOT NULL,
    line_no {int} NOT NULL,
    booked_on {date} NOT NULL,
    value_on {date} NOT NULL,
    currency {text} NOT NULL,
    -- Money in positive, money out negative.
    amount_minor {int} NOT NULL,
    is_reversal {bool} NOT NULL,
    counterparty_name {text},
    counterparty_account {text},
    remittance {text} NOT NULL,
    reference {text},
    end_to_end_id {text},
    bank_reference {text},
    -- Equal entries have equal fingerprints; the occurrence tells genuine twins apart.
    fingerprint {text} NOT NULL,
    occurrence {int} NOT NULL,
    -- open | applied | other | reversed
    status {text} NOT NULL,
    -- What of the amount has become receipts, refunds or other postings.
    applied_minor {int} NOT NULL,
    -- NULL for an entry of zero, which banks do send and which no journal can hold.
    journal_entry_id {uuid},
    CONSTRAINT bank_entries_pk PRIMARY KEY (id),
    CONSTRAINT bank_entries_fingerprint_uq UNIQUE (bank_account_id, fingerprint, occurrence),
    CONSTRAINT bank_entries_statement_fk FOREIGN KEY (statement_id) REFERENCES bank_statements (id),
    CONSTRAINT bank_entries_status_ck CHECK (status IN ('open', 'applied', 'other', 'reversed')),
    CONSTRAINT bank_entries_applied_ck CHECK ((amount_minor >= 0 AND applied_minor >= 0 AND applied_minor <= amount_minor)
        OR (amount_minor < 0 AND applied_minor <= 0 AND applied_minor >= amount_minor))
){strict};
CREATE INDEX bank_entries_statement_ix ON bank_entries (statement_id, line_no);
CREATE INDEX bank_entries_open_ix ON bank_entries (entity_id, booked_on, id) WHERE status = 'open';
CREATE INDEX bank_entries_booked_ix ON bank_entries (entity_id, booked_on, id);

CREATE TABLE receipts (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    number {text} NOT NULL,
    customer_id {uuid} NOT NULL,
    bank_entry_id {uuid},
    received_on {date} NOT NULL,
    currency {text} NOT NULL,
    amount_minor {int} NOT NULL,
    payer_reference {text},
    -- True when no person had a part in recording and applying it.
    automatic {bool} NOT NULL,
    -- bank | manual | import
    origin {text} NOT NULL,
    reversed_on {date},
    recorded_at {instant} NOT NULL,
    CONSTRAINT receipts_pk PRIMARY KEY (id),
    CONSTRAINT receipts_number_uq UNIQUE (entity_id, number),
    CONSTRAINT receipts_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT receipts_entry_fk FOREIGN KEY (bank_entry_id) REFERENCES bank_entries (id),
    CONSTRAINT receipts_amount_ck CHECK (amount_minor > 0)
){strict};
CREATE INDEX receipts_entry_ix ON receipts (bank_entry_id) WHERE bank_entry_id IS NOT NULL;
CREATE INDEX receipts_received_ix ON receipts (entity_id, received_on, id);

CREATE TABLE refunds (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    number {text} NOT NULL,
    customer_id {uuid} NOT NULL,
    currency {text} NOT NULL,
    amount_minor {int} NOT NULL,
    refunded_on {date} NOT NULL,
    reason {text} NOT NULL,
    -- The bank entry that shows the money gone, once it is known.
    bank_entry_id {uuid},
    recorded_at {instant} NOT NULL,
    CONSTRAINT refunds_pk PRIMARY KEY (id),
    CONSTRAINT refunds_number_uq UNIQUE (entity_id, number),
    CONSTRAINT refunds_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT refunds_amount_ck CHECK (amount_minor > 0)
){strict};
