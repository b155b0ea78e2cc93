-- What matching may apply without a person, and how its decisions turned out.

CREATE TABLE match_policies (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    -- Names the policy in every decision.
    name {text} NOT NULL,
    rules {json} NOT NULL,
    -- draft | in_force | retired
    state {text} NOT NULL,
    made_by {text} NOT NULL,
    made_at {instant} NOT NULL,
    -- What it would have done, as last seen before it was put in force.
    simulation {json},
    simulated_at {instant},
    in_force_at {instant},
    reason {text},
    CONSTRAINT match_policies_pk PRIMARY KEY (id),
    CONSTRAINT match_policies_name_uq UNIQUE (entity_id, name),
    CONSTRAINT match_policies_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT match_policies_state_ck CHECK (state IN ('draft', 'in_force', 'retired')),
    -- Only who has seen what a policy would do puts it in force.
    CONSTRAINT match_policies_simulated_ck CHECK (state = 'draft' OR simulation IS NOT NULL)
){strict};
CREATE UNIQUE INDEX match_policies_in_force_ix ON match_policies (entity_id) WHERE state = 'in_force';

-- Of each receipt what matching had said of its payment, and whether it was right.
CREATE TABLE match_outcomes (
    receipt_id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    entry_id {uuid} NOT NULL,
    customer_id {uuid} NOT NULL,
    decided_at {instant} NOT NULL,
    policy {text} NOT NULL,
    reason {text} NOT NULL,
    -- Millionths.
    confidence {int} NOT NULL,
    signs {int} NOT NULL,
    -- plain | searched | overpaid
    basis {text} NOT NULL,
    -- Documents of the proposal that the payment named.
    named_items {int} NOT NULL,
    residual_reason {text},
    automatic {bool} NOT NULL,
    -- What was applied is what was proposed.
    agreed {bool} NOT NULL,
    -- A person took the receipt back.
    is_undone {bool} NOT NULL,
    CONSTRAINT match_outcomes_pk PRIMARY KEY (receipt_id),
    CONSTRAINT match_outcomes_receipt_fk FOREIGN KEY (receipt_id) REFERENCES receipts (id),
    CONSTRAINT match_outcomes_basis_ck CHECK (basis IN ('plain', 'searched', 'overpaid')),
    CONSTRAINT match_outcomes_confidence_ck CHECK (confidence BETWEEN 0 AND 1000000)
){strict};
CREATE INDEX match_outcomes_decided_ix ON match_outcomes (entity_id, decided_at, receipt_id);
