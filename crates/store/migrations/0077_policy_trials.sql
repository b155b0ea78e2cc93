-- Policies tried on the past: what was asked, how far it is, and what was seen.

CREATE TABLE policy_trials (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    -- credit | orders | matching
    room {text} NOT NULL,
    -- The policy's id as people see it, and its name then.
    policy {text} NOT NULL,
    policy_name {text} NOT NULL,
    months {int} NOT NULL,
    -- waiting | running | done | failed | cancelled
    state {text} NOT NULL,
    -- reading | judging | outcomes
    phase {text},
    done {int} NOT NULL,
    total {int},
    result {json},
    problem {text},
    asked_by {text} NOT NULL,
    asked_at {instant} NOT NULL,
    finished_at {instant},
    CONSTRAINT policy_trials_pk PRIMARY KEY (id),
    CONSTRAINT policy_trials_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT policy_trials_room_ck CHECK (room IN ('credit', 'orders', 'matching')),
    CONSTRAINT policy_trials_state_ck CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
    CONSTRAINT policy_trials_result_ck CHECK ((state = 'done') = (result IS NOT NULL)),
    CONSTRAINT policy_trials_finished_ck CHECK ((state IN ('waiting', 'running')) = (finished_at IS NULL))
){strict};
CREATE INDEX policy_trials_policy_ix ON policy_trials (entity_id, policy, id);
