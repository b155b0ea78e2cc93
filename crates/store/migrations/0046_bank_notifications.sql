-- What banks notify of the single payments behind one entry of a statement.

CREATE TABLE bank_notifications (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    bank_account_id {uuid} NOT NULL,
    format {text} NOT NULL,
    -- Recognises the same notification when it comes again.
    fingerprint {text} NOT NULL,
    -- All names of the batch, one a line; the first is the one that people see.
    batch_reference {text},
    booked_on {date} NOT NULL,
    value_on {date} NOT NULL,
    currency {text} NOT NULL,
    -- The batch as told, and what its payments come to.
    amount_minor {int} NOT NULL,
    payments_minor {int} NOT NULL,
    payments {int} NOT NULL,
    -- waiting | linked | split | recognised
    status {text} NOT NULL,
    -- Why it waits, or why its entry is not split.
    reason {text},
    bank_entry_id {uuid},
    file_id {uuid},
    received_at {instant} NOT NULL,
    CONSTRAINT bank_notifications_pk PRIMARY KEY (id),
    CONSTRAINT bank_notifications_fingerprint_uq UNIQUE (bank_account_id, fingerprint),
    CONSTRAINT bank_notifications_account_fk FOREIGN KEY (bank_account_id) REFERENCES bank_accounts (id),
    CONSTRAINT bank_notifications_entry_fk FOREIGN KEY (bank_entry_id) REFERENCES bank_entries (id),
    CONSTRAINT bank_notifications_file_fk FOREIGN KEY (file_id) REFERENCES files (id),
    CONSTRAINT bank_notifications_status_ck CHECK (status IN ('waiting', 'linked', 'split', 'recognised')),
    CONSTRAINT bank_notifications_entry_ck CHECK (status = 'recognised'
        OR (status = 'waiting') = (bank_entry_id IS NULL)),
    CONSTRAINT bank_notifications_reason_ck CHECK ((status IN ('waiting', 'linked')) = (reason IS NOT NULL))
){strict};
CREATE UNIQUE INDEX bank_notifications_entry_uq ON bank_notifications (bank_entry_id) WHERE bank_entry_id IS NOT NULL;
CREATE INDEX bank_notifications_received_ix ON bank_notifications (entity_id, id);
CREATE INDEX bank_notifications_waiting_ix ON bank_notifications (bank_account_id, booked_on) WHERE status = 'waiting';

CREATE TABLE bank_notification_payments (
    notification_id {uuid} NOT NULL,
    line_no {int} NOT NULL,
    amount_minor {int} NOT NULL,
    is_reversal {bool} NOT NULL,
    return_reason {text},
    counterparty_name {text},
    counterparty_account {text},
    remittance {text} NOT NULL,
    reference {text},
    end_to_end_id {text},
    bank_reference {text},
    CONSTRAINT bank_notification_payments_pk PRIMARY KEY (notification_id, line_no),
    CONSTRAINT bank_notification_payments_notification_fk FOREIGN KEY (notification_id) REFERENCES bank_notifications (id)
){strict};
{append_only bank_notification_payments}

-- The batch of which an entry is a part; parts post nothing, their batch has.
ALTER TABLE bank_entries ADD COLUMN batch_entry_id {uuid};
-- Into how many parts an entry was split; it stands as 'other' then, as its parts are applied.
ALTER TABLE bank_entries ADD COLUMN parts {int} NOT NULL DEFAULT 0;
ALTER TABLE bank_entries ADD COLUMN return_reason {text};
ALTER TABLE bank_entries ADD COLUMN batch_reference {text};
CREATE INDEX bank_entries_batch_ix ON bank_entries (batch_entry_id, line_no) WHERE batch_entry_id IS NOT NULL;
