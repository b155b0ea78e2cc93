-- What share of claims of each age is expected to be lost, and by how much that differs from the past.

-- Per cents for each bucket of age; NULL: what own write-offs teach.
ALTER TABLE entities ADD COLUMN loss_rates {json};
-- Per cent in millionths: one hundred is as much as in the past.
ALTER TABLE entities ADD COLUMN forward_factor {int} NOT NULL DEFAULT 100000000
    CONSTRAINT entities_forward_factor_ck CHECK (forward_factor BETWEEN 0 AND 1000000000);
