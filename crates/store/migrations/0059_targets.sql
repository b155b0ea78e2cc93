-- What key figures are to reach, by when, and who answers for it.

CREATE TABLE targets (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    -- The KPI's id in the dictionary.
    kpi {text} NOT NULL,
    -- Of figures in several currencies the one that counts; of others, in which it is worth money.
    currency {text} NOT NULL,
    -- higher | lower: what is better
    direction {text} NOT NULL,
    -- Millionths of the KPI's unit.
    target_micro {int} NOT NULL,
    -- Over how many days each point is measured.
    window_days {int} NOT NULL,
    -- As measured over the days that end with start_on, when the target was set.
    start_micro {int},
    start_on {date} NOT NULL,
    due_on {date} NOT NULL,
    owner_id {uuid} NOT NULL,
    note {text},
    -- No longer pursued from this day on.
    ended_on {date},
    version {int} NOT NULL,
    CONSTRAINT targets_pk PRIMARY KEY (id),
    CONSTRAINT targets_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT targets_owner_fk FOREIGN KEY (owner_id) REFERENCES users (id),
    CONSTRAINT targets_direction_ck CHECK (direction IN ('higher', 'lower')),
    CONSTRAINT targets_window_ck CHECK (window_days BETWEEN 7 AND 366),
    CONSTRAINT targets_due_ck CHECK (due_on > start_on)
){strict};
CREATE INDEX targets_entity_ix ON targets (entity_id, ended_on);
