-- How confidences came true, by kind of explanation, and as far as people looked.

CREATE TABLE match_calibrations (
    entity_id {uuid} NOT NULL,
    -- plain | searched | overpaid
    basis {text} NOT NULL,
    -- Decisions that were sure, the sum of what they lacked to certainty in millionths, and how many
    -- of them were wrong. Older ones fade.
    decisions {int} NOT NULL,
    doubt {int} NOT NULL,
    wrong {int} NOT NULL,
    -- The same of those that a person applied or took back.
    reviewed {int} NOT NULL,
    reviewed_doubt {int} NOT NULL,
    reviewed_wrong {int} NOT NULL,
    is_active {bool} NOT NULL,
    version {int} NOT NULL,
    CONSTRAINT match_calibrations_pk PRIMARY KEY (entity_id, basis),
    CONSTRAINT match_calibrations_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT match_calibrations_basis_ck CHECK (basis IN ('plain', 'searched', 'overpaid'))
){strict_clustered};

-- How sure the engine was before that was counted; NULL where it changed nothing.
ALTER TABLE match_outcomes ADD COLUMN uncorrected {int};
