-- Changes in how the company works, marked so that their effect can be told.

CREATE TABLE marked_changes (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    name {text} NOT NULL,
    note {text},
    -- First day on which it held.
    on_day {date} NOT NULL,
    -- Of these customers only.
    segment {text},
    country {text},
    -- So many per cent of the customers are held out; null: it is no experiment.
    held_out_percent {int},
    -- The others start in so many waves, so many days apart.
    waves {int} NOT NULL,
    wave_days {int} NOT NULL,
    -- With a customer's id it tells the customer's group.
    seed {int} NOT NULL,
    withdrawn_at {instant},
    version {int} NOT NULL,
    CONSTRAINT marked_changes_pk PRIMARY KEY (id),
    CONSTRAINT marked_changes_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT marked_changes_held_out_ck CHECK (held_out_percent BETWEEN 1 AND 90),
    CONSTRAINT marked_changes_waves_ck CHECK (waves BETWEEN 1 AND 20 AND wave_days BETWEEN 0 AND 366)
){strict};
CREATE INDEX marked_changes_day_ix ON marked_changes (entity_id, on_day);

-- How long transactions took, by hour and kind, in buckets that grow by a quarter of an octave.
CREATE TABLE transaction_latencies (
    hour_at {instant} NOT NULL,
    -- Method and path of the operation.
    kind {text} NOT NULL,
    bucket {int} NOT NULL,
    transactions {int} NOT NULL,
    CONSTRAINT transaction_latencies_pk PRIMARY KEY (hour_at, kind, bucket),
    CONSTRAINT transaction_latencies_ck CHECK (transactions > 0)
){strict_clustered};
