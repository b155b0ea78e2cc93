-- What the first page of the day counts.

-- Payments that the system applied by itself, by when it did.
CREATE INDEX receipts_automatic_ix ON receipts (entity_id, recorded_at) WHERE automatic;
-- Statements that do not fit: few among many.
CREATE INDEX bank_statements_flagged_ix ON bank_statements (entity_id, imported_at) WHERE difference_minor <> 0 OR gap_minor <> 0;
