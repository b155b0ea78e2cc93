-- Issued documents. They are written once and never changed; what happens to them later stands elsewhere.

CREATE TABLE invoices (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    -- invoice | credit_note
    kind {text} NOT NULL,
    series {text} NOT NULL,
    number {text} NOT NULL,
    customer_id {uuid} NOT NULL,
    payer_id {uuid} NOT NULL,
    order_id {uuid},
    delivery_id {uuid},
    corrects_id {uuid},
    reason {text},
    currency {text} NOT NULL,
    issued_on {date} NOT NULL,
    supplied_on {date} NOT NULL,
    issued_at {instant} NOT NULL,
    payment_term_id {uuid},
    -- ISO 11649 creditor reference that the customer is asked to pay with.
    reference {text} NOT NULL,
    customer_order_no {text},
    language {text} NOT NULL,
    -- Amounts are positive on both kinds; the kind gives the direction.
    net_minor {int} NOT NULL,
    tax_minor {int} NOT NULL,
    gross_minor {int} NOT NULL,
    -- Seller and buyer as they were on the day of issue.
    parties {json} NOT NULL,
    -- native | import: an open item taken over from an old system keeps its own number outside our series.
    origin {text} NOT NULL,
    CONSTRAINT invoices_pk PRIMARY KEY (id),
    CONSTRAINT invoices_number_uq UNIQUE (entity_id, number),
    CONSTRAINT invoices_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT invoices_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT invoices_payer_fk FOREIGN KEY (payer_id) REFERENCES customers (id),
    CONSTRAINT invoices_order_fk FOREIGN KEY (order_id) REFERENCES orders (id),
    CONSTRAINT invoices_corrects_fk FOREIGN KEY (corrects_id) REFERENCES invoices (id),
    CONSTRAINT invoices_kind_ck CHECK (kind IN ('invoice', 'credit_note')),
    CONSTRAINT invoices_total_ck CHECK (gross_minor = net_minor + tax_minor AND gross_minor >= 0),
    CONSTRAINT invoices_reason_ck CHECK (kind = 'invoice' OR reason IS NOT NULL)
){strict};
CREATE INDEX invoices_issued_ix ON invoices (entity_id, issued_on, id);
CREATE INDEX invoices_customer_ix ON invoices (entity_id, customer_id, issued_on, id);
-- Numbers that people type in to find a document.
CREATE INDEX invoices_reference_ix ON invoices (entity_id, reference);
CREATE INDEX invoices_customer_no_ix ON invoices (entity_id, customer_order_no) WHERE customer_order_no IS NOT NULL;
CREATE INDEX invoices_order_ix ON invoices (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX invoices_corrects_ix ON invoices (corrects_id) WHERE corrects_id IS NOT NULL;

CREATE TABLE invoice_lines (
    invoice_id {uuid} NOT NULL,
    line_no {int} NOT NULL,
    order_line_id {uuid},
    delivery_line_id {uuid},
    sku {text} NOT NULL,
    name {text} NOT NULL,
    unit {text} NOT NULL,
    quantity {int} NOT NULL,
    unit_price {int} NOT NULL,
    net_minor {int} NOT NULL,
    tax_category {text} NOT NULL,
    tax_percent {int} NOT NULL,
    -- On a credit note: the line of the corrected invoice.
    corrects_line_no {int},
    CONSTRAINT invoice_lines_pk PRIMARY KEY (invoice_id, line_no),
    CONSTRAINT invoice_lines_invoice_fk FOREIGN KEY (invoice_id) REFERENCES invoices (id)
){strict_clustered};

CREATE TABLE invoice_taxes (
    invoice_id {uuid} NOT NULL,
    category {text} NOT NULL,
    percent {int} NOT NULL,
    base_minor {int} NOT NULL,
    tax_minor {int} NOT NULL,
    note {text},
    CONSTRAINT invoice_taxes_pk PRIMARY KEY (invoice_id, category, percent),
    CONSTRAINT invoice_taxes_invoice_fk FOREIGN KEY (invoice_id) REFERENCES invoices (id)
){strict_clustered};

CREATE TABLE invoice_instalments (
    invoice_id {uuid} NOT NULL,
    instalment {int} NOT NULL,
    due_on {date} NOT NULL,
    amount_minor {int} NOT NULL,
    discount_on {date},
    discount_minor {int} NOT NULL,
    CONSTRAINT invoice_instalments_pk PRIMARY KEY (invoice_id, instalment),
    CONSTRAINT invoice_instalments_invoice_fk FOREIGN KEY (invoice_id) REFERENCES invoices (id)
){strict_clustered};

{append_only invoices}
{append_only invoice_lines}
{append_only invoice_taxes}
{append_only invoice_instalments}

-- A rendered copy of a document: what was sent, byte for byte.
CREATE TABLE document_copies (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    subject_type {text} NOT NULL,
    subject_id {uuid} NOT NULL,
    -- order_acknowledgement | delivery_note | invoice | credit_note | statement
    kind {text} NOT NULL,
    language {text} NOT NULL,
    file_id {uuid} NOT NULL,
    created_at {instant} NOT NULL,
    CONSTRAINT document_copies_pk PRIMARY KEY (id),
    CONSTRAINT document_copies_subject_uq UNIQUE (subject_id, kind, language),
    CONSTRAINT document_copies_file_fk FOREIGN KEY (file_id) REFERENCES files (id)
){strict};
{append_only document_copies}

CREATE TABLE mails (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    subject_type {text} NOT NULL,
    subject_id {uuid} NOT NULL,
    recipient {text} NOT NULL,
    subject {text} NOT NULL,
    body {text} NOT NULL,
    file_id {uuid},
    -- queued | sent | failed
    status {text} NOT NULL,
    message_id {text},
    error {text},
    queued_at {instant} NOT NULL,
    sent_at {instant},
    CONSTRAINT mails_pk PRIMARY KEY (id),
    CONSTRAINT mails_status_ck CHECK (status IN ('queued', 'sent', 'failed'))
){strict};
CREATE INDEX mails_subject_ix ON mails (subject_id);
CREATE INDEX mails_status_ix ON mails (entity_id, status, queued_at);
