-- Imports: what was read from where, how far it got, and what could not be booked.

CREATE TABLE imports (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    kind {text} NOT NULL,
    file_name {text} NOT NULL,
    -- Hash of file and mapping: the same import started again goes on where it stopped.
    fingerprint {text} NOT NULL,
    -- running | finished
    status {text} NOT NULL,
    documents_done {int} NOT NULL,
    rows_read {int} NOT NULL,
    rows_booked {int} NOT NULL,
    rows_reported {int} NOT NULL,
    started_at {instant} NOT NULL,
    finished_at {instant},
    CONSTRAINT imports_pk PRIMARY KEY (id),
    CONSTRAINT imports_fingerprint_uq UNIQUE (entity_id, kind, fingerprint),
    CONSTRAINT imports_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT imports_status_ck CHECK (status IN ('running', 'finished'))
){strict};

CREATE TABLE import_problems (
    import_id {uuid} NOT NULL,
    problem_no {int} NOT NULL,
    row_no {int} NOT NULL,
    column_name {text},
    value {text},
    problem {text} NOT NULL,
    remedy {text} NOT NULL,
    CONSTRAINT import_problems_pk PRIMARY KEY (import_id, problem_no),
    CONSTRAINT import_problems_import_fk FOREIGN KEY (import_id) REFERENCES imports (id)
){strict_clustered};
