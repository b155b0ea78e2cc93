-- By what a payment finds open items and customers: normal forms of the numbers that its text may
-- name. Only equality is asked, so a form is kept as a hash that holds the legal entity, too.

CREATE TABLE open_item_keys (
    key {int} NOT NULL,
    item_id {uuid} NOT NULL,
    CONSTRAINT open_item_keys_pk PRIMARY KEY (key, item_id)
){strict_clustered};

-- What the document says beside its number, when it was issued (an item taken over is posted
-- later), and whether its keys are kept: NULL means not yet.
ALTER TABLE open_items ADD COLUMN issued_on {date};
ALTER TABLE open_items ADD COLUMN purchase_order {text};
ALTER TABLE open_items ADD COLUMN delivery {text};
ALTER TABLE open_items ADD COLUMN has_keys {bool};
CREATE INDEX open_items_unkeyed_ix ON open_items (id) WHERE has_keys IS NULL;

-- The number's hash, and the name without legal form; NULL means not yet.
ALTER TABLE customers ADD COLUMN number_key {int};
ALTER TABLE customers ADD COLUMN name_key {text};
CREATE INDEX customers_number_key_ix ON customers (number_key);
CREATE INDEX customers_name_key_ix ON customers (entity_id, substr(name_key, 1, 8));
CREATE INDEX customers_unkeyed_ix ON customers (id) WHERE name_key IS NULL;

-- How sure matching was of its best guess when it last looked, in millionths; 0 without one. The
-- condition that always holds keeps the index for those who ask for it.
ALTER TABLE bank_entries ADD COLUMN match_confidence {int} NOT NULL DEFAULT 0;
CREATE INDEX bank_entries_confidence_ix ON bank_entries (entity_id, match_confidence, id) WHERE status = 'open' AND match_confidence >= 0;
