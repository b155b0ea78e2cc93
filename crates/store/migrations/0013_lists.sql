-- What people look through while the system works: jobs, documents, mails and imports.

CREATE INDEX jobs_state_ix ON jobs (state, id);
CREATE INDEX jobs_kind_ix ON jobs (kind, id);
CREATE INDEX jobs_failed_ix ON jobs (id) WHERE last_error IS NOT NULL;

-- A file is handed out only as the copy of a legal entity's document.
CREATE INDEX document_copies_file_ix ON document_copies (file_id);

-- To which customer a mail goes.
ALTER TABLE mails ADD COLUMN customer_id {uuid};
UPDATE mails SET customer_id = (SELECT i.customer_id FROM invoices i WHERE i.id = mails.subject_id);
CREATE INDEX mails_queued_ix ON mails (entity_id, queued_at, id);
CREATE INDEX mails_customer_ix ON mails (entity_id, customer_id, queued_at, id);

-- An import that a job carries out: from which stored file, by which mapping, for whom, as a trial
-- or for real, and why it ended early. Other imports read a file of their own and have none of
-- these.
ALTER TABLE imports ADD COLUMN file_id {uuid};
ALTER TABLE imports ADD COLUMN mapping {text};
ALTER TABLE imports ADD COLUMN requested_by {text};
ALTER TABLE imports ADD COLUMN dry_run {bool} NOT NULL DEFAULT FALSE;
ALTER TABLE imports ADD COLUMN rows_total {int};
ALTER TABLE imports ADD COLUMN failure {text};
CREATE INDEX imports_entity_ix ON imports (entity_id, id);
CREATE INDEX import_problems_row_ix ON import_problems (import_id, row_no);

-- What was booked, in stretches: between these rows of the file so many were booked, and none was
-- reported by the batch that booked them. What was reported stands row by row in import_problems.
CREATE TABLE import_booked (
    import_id {uuid} NOT NULL,
    stretch_no {int} NOT NULL,
    first_row {int} NOT NULL,
    last_row {int} NOT NULL,
    rows {int} NOT NULL,
    CONSTRAINT import_booked_pk PRIMARY KEY (import_id, stretch_no),
    CONSTRAINT import_booked_import_fk FOREIGN KEY (import_id) REFERENCES imports (id),
    CONSTRAINT import_booked_rows_ck CHECK (rows > 0 AND first_row <= last_row)
){strict_clustered};
CREATE INDEX import_booked_row_ix ON import_booked (import_id, first_row);
