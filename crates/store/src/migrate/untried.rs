//! What `{untried_match_policies}` stands for: a policy of matching may be in force untried.
//!
//! SQLite changes no constraint, so the table is made anew. Nothing points to it. The new column has a
//! default, since a node of the last version may still draft a policy without it.

pub(super) const SQLITE: &str = "
CREATE TABLE match_policies_before AS SELECT * FROM match_policies;
DROP TABLE match_policies;
CREATE TABLE match_policies (
    id BLOB NOT NULL,
    entity_id BLOB NOT NULL,
    name TEXT NOT NULL,
    rules TEXT NOT NULL,
    state TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    simulation TEXT,
    simulated_at INTEGER,
    in_force_at INTEGER,
    reason TEXT,
    is_untried INTEGER NOT NULL DEFAULT FALSE,
    CONSTRAINT match_policies_pk PRIMARY KEY (id),
    CONSTRAINT match_policies_name_uq UNIQUE (entity_id, name),
    CONSTRAINT match_policies_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT match_policies_state_ck CHECK (state IN ('draft', 'in_force', 'retired')),
    CONSTRAINT match_policies_simulated_ck CHECK (state = 'draft' OR simulation IS NOT NULL OR is_untried)
) STRICT;
INSERT INTO match_policies (id, entity_id, name, rules, state, made_by, made_at, simulation, simulated_at,
        in_force_at, reason)
    SELECT id, entity_id, name, rules, state, made_by, made_at, simulation, simulated_at, in_force_at, reason
    FROM match_policies_before;
DROP TABLE match_policies_before;
CREATE UNIQUE INDEX match_policies_in_force_ix ON match_policies (entity_id) WHERE state = 'in_force';
";

pub(super) const POSTGRES: &str = "
ALTER TABLE match_policies ADD COLUMN is_untried boolean NOT NULL DEFAULT FALSE;
ALTER TABLE match_policies DROP CONSTRAINT match_policies_simulated_ck;
ALTER TABLE match_policies ADD
    CONSTRAINT match_policies_simulated_ck CHECK (state = 'draft' OR simulation IS NOT NULL OR is_untried);
";
