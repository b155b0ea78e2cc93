-- What payers said that their payments are for, and to which payment it belongs.

CREATE TABLE remittance_advices (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    -- The file or text as it came, and its place therein, from 1.
    file_id {uuid} NOT NULL,
    sha256 {text} NOT NULL,
    place {int} NOT NULL,
    form {text} NOT NULL,
    -- The payer's number of it.
    advice_no {text},
    payer_name {text},
    payer_number {text},
    payer_account {text},
    -- Under which the payment arrives.
    payment_ref {text},
    currency {text} NOT NULL,
    -- The payment as told, else the sum of what is paid for each document.
    amount_minor {int} NOT NULL,
    paid_on {date},
    -- The day of the payment, else that on which it came.
    advised_on {date} NOT NULL,
    -- Whose documents it names, where all are one customer's.
    customer_id {uuid},
    documents {int} NOT NULL,
    notes {json} NOT NULL,
    further_references {json} NOT NULL,
    warnings {json} NOT NULL,
    received_at {instant} NOT NULL,
    -- open | linked | aside
    status {text} NOT NULL,
    bank_entry_id {uuid},
    -- reference | amount | person
    linked_by {text},
    -- False once a person has said where it belongs, or does not.
    may_link {bool} NOT NULL,
    CONSTRAINT remittance_advices_pk PRIMARY KEY (id),
    CONSTRAINT remittance_advices_content_uq UNIQUE (entity_id, sha256, place),
    CONSTRAINT remittance_advices_file_fk FOREIGN KEY (file_id) REFERENCES files (id),
    CONSTRAINT remittance_advices_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT remittance_advices_entry_fk FOREIGN KEY (bank_entry_id) REFERENCES bank_entries (id),
    CONSTRAINT remittance_advices_status_ck CHECK (status IN ('open', 'linked', 'aside')),
    CONSTRAINT remittance_advices_linked_ck CHECK ((status = 'linked') = (bank_entry_id IS NOT NULL)
        AND (bank_entry_id IS NULL) = (linked_by IS NULL))
){strict};
CREATE UNIQUE INDEX remittance_advices_entry_uq ON remittance_advices (bank_entry_id) WHERE bank_entry_id IS NOT NULL;
CREATE INDEX remittance_advices_received_ix ON remittance_advices (entity_id, received_at, id);
CREATE INDEX remittance_advices_advised_ix ON remittance_advices (entity_id, advised_on, id);
CREATE INDEX remittance_advices_amount_ix ON remittance_advices (entity_id, currency, amount_minor, id);
CREATE INDEX remittance_advices_open_ix ON remittance_advices (entity_id, advised_on, id) WHERE status = 'open';
CREATE INDEX remittance_advices_customer_ix ON remittance_advices (customer_id, received_at);

CREATE TABLE remittance_advice_lines (
    advice_id {uuid} NOT NULL,
    line_no {int} NOT NULL,
    -- Empty for what belongs to no single document.
    document {text} NOT NULL,
    -- invoice | credit_note | debit_note | adjustment, else the sender's code
    kind {text} NOT NULL,
    document_on {date},
    currency {text} NOT NULL,
    gross_minor {int},
    discount_minor {int},
    net_minor {int},
    deductions {json} NOT NULL,
    further_references {json} NOT NULL,
    notes {json} NOT NULL,
    CONSTRAINT remittance_advice_lines_pk PRIMARY KEY (advice_id, line_no),
    CONSTRAINT remittance_advice_lines_advice_fk FOREIGN KEY (advice_id) REFERENCES remittance_advices (id)
){strict};
CREATE INDEX remittance_advice_lines_document_ix ON remittance_advice_lines (document, advice_id);
{append_only remittance_advice_lines}
