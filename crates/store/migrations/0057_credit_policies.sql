-- By what rules credit is given: versions of a policy, of which one is in force.

CREATE TABLE credit_policies (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    -- Names the policy in every decision.
    name {text} NOT NULL,
    rules {json} NOT NULL,
    -- draft | in_force | retired
    state {text} NOT NULL,
    made_by {text} NOT NULL,
    made_at {instant} NOT NULL,
    -- What it would have done, as last seen.
    simulation {json},
    simulated_at {instant},
    in_force_at {instant},
    reason {text},
    -- Somebody with the right put it in force without having it tried on the past.
    is_untried {bool} NOT NULL,
    CONSTRAINT credit_policies_pk PRIMARY KEY (id),
    CONSTRAINT credit_policies_name_uq UNIQUE (entity_id, name),
    CONSTRAINT credit_policies_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT credit_policies_state_ck CHECK (state IN ('draft', 'in_force', 'retired')),
    CONSTRAINT credit_policies_simulated_ck CHECK (state = 'draft' OR simulation IS NOT NULL OR is_untried)
){strict};
CREATE UNIQUE INDEX credit_policies_in_force_ix ON credit_policies (entity_id) WHERE state = 'in_force';
