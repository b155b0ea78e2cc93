-- What a second person must sign before it is done.

-- From which amounts on; a legal entity without a row asks for nothing.
CREATE TABLE sign_off_rules (
    entity_id {uuid} NOT NULL,
    -- Lists of amounts, at most one a currency.
    applications {json} NOT NULL,
    adjustments {json} NOT NULL,
    version {int} NOT NULL,
    CONSTRAINT sign_off_rules_pk PRIMARY KEY (entity_id),
    CONSTRAINT sign_off_rules_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id)
){strict};

CREATE TABLE sign_offs (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    -- apply | settle | allocate | write_off
    kind {text} NOT NULL,
    -- Exactly what was asked for.
    command {json} NOT NULL,
    -- How the entry and the items stood then.
    seen {json} NOT NULL,
    -- The bank entry, receipt, credit note or item that it is about.
    subject_id {uuid} NOT NULL,
    customer_id {uuid} NOT NULL,
    currency {text} NOT NULL,
    amount_minor {int} NOT NULL,
    note {text},
    -- waiting | signed | declined | withdrawn
    status {text} NOT NULL,
    asked_by {text} NOT NULL,
    asked_at {instant} NOT NULL,
    decided_by {text},
    decided_at {instant},
    decision_note {text},
    CONSTRAINT sign_offs_pk PRIMARY KEY (id),
    CONSTRAINT sign_offs_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT sign_offs_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT sign_offs_status_ck CHECK (status IN ('waiting', 'signed', 'declined', 'withdrawn')),
    CONSTRAINT sign_offs_decided_ck CHECK ((status = 'waiting') = (decided_at IS NULL))
){strict};
CREATE UNIQUE INDEX sign_offs_waiting_uq ON sign_offs (subject_id) WHERE status = 'waiting';
CREATE INDEX sign_offs_asked_ix ON sign_offs (entity_id, status, asked_at, id);
CREATE INDEX sign_offs_subject_ix ON sign_offs (subject_id, id);
