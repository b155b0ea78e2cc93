-- What the store itself keeps: the event log, jobs, idempotency records, numbers and files.

-- The event log. One chain per legal entity, and one, with the nil UUID, for facts about the whole
-- installation. hash = SHA-256(prev_hash, the event in canonical form).
CREATE TABLE events (
    id {uuid} NOT NULL,
    chain {uuid} NOT NULL,
    seq {int} NOT NULL,
    entity_id {uuid},
    type {text} NOT NULL,
    -- When it happened in the business, and when it was recorded.
    occurred_at {instant} NOT NULL,
    recorded_at {instant} NOT NULL,
    actor {text} NOT NULL,
    cause_id {uuid},
    attributes {json} NOT NULL,
    prev_hash {bytes} NOT NULL,
    hash {bytes} NOT NULL,
    CONSTRAINT events_pk PRIMARY KEY (id),
    CONSTRAINT events_seq_uq UNIQUE (chain, seq),
    CONSTRAINT events_seq_ck CHECK (seq > 0)
){strict};
CREATE INDEX events_type_ix ON events (type, occurred_at);
CREATE INDEX events_entity_ix ON events (entity_id, occurred_at);

-- Which objects an event concerns, and what part each plays (OCEL 2.0, event-to-object relation).
CREATE TABLE event_objects (
    event_id {uuid} NOT NULL,
    object_type {text} NOT NULL,
    object_id {uuid} NOT NULL,
    qualifier {text} NOT NULL,
    CONSTRAINT event_objects_pk PRIMARY KEY (event_id, object_type, object_id, qualifier)
){strict_clustered};
CREATE INDEX event_objects_object_ix ON event_objects (object_id, event_id);

-- The end of each chain. Locked while a transaction appends, late and shortly.
CREATE TABLE event_chains (
    chain {uuid} NOT NULL,
    seq {int} NOT NULL,
    hash {bytes} NOT NULL,
    CONSTRAINT event_chains_pk PRIMARY KEY (chain)
){strict};

{append_only events}
{append_only event_objects}

-- Work to be done later, at least once. waiting -> running -> done; a failed attempt waits again
-- until attempts = max_attempts, then the job is dead. A running job whose lease has ended may be
-- taken by another worker.
CREATE TABLE jobs (
    id {uuid} NOT NULL,
    kind {text} NOT NULL,
    payload {json} NOT NULL,
    state {text} NOT NULL,
    run_at {instant} NOT NULL,
    dedupe_key {text},
    attempts {int} NOT NULL,
    max_attempts {int} NOT NULL,
    worker {text},
    lease_until {instant},
    last_error {text},
    created_at {instant} NOT NULL,
    finished_at {instant},
    CONSTRAINT jobs_pk PRIMARY KEY (id),
    CONSTRAINT jobs_state_ck CHECK (state IN ('waiting', 'running', 'done', 'dead', 'cancelled')),
    CONSTRAINT jobs_lease_ck CHECK ((state = 'running') = (lease_until IS NOT NULL)),
    CONSTRAINT jobs_finished_ck CHECK ((state IN ('waiting', 'running')) = (finished_at IS NULL)),
    CONSTRAINT jobs_attempts_ck CHECK (attempts >= 0 AND max_attempts > 0)
){strict};
CREATE INDEX jobs_due_ix ON jobs (state, run_at);
-- Waiting jobs of the same kind and key are one job.
CREATE UNIQUE INDEX jobs_dedupe_uq ON jobs (kind, dedupe_key)
    WHERE state = 'waiting' AND dedupe_key IS NOT NULL;

-- One row per Idempotency-Key that was used, with the reply that was given.
CREATE TABLE idempotency_keys (
    scope {text} NOT NULL,
    key {text} NOT NULL,
    input_hash {bytes} NOT NULL,
    status {int},
    content_type {text},
    body {bytes},
    created_at {instant} NOT NULL,
    CONSTRAINT idempotency_keys_pk PRIMARY KEY (scope, key),
    CONSTRAINT idempotency_keys_reply_ck
        CHECK ((status IS NULL) = (body IS NULL) AND (status IS NULL) = (content_type IS NULL))
){strict};
CREATE INDEX idempotency_keys_age_ix ON idempotency_keys (created_at);

-- Number series without gaps: a number is taken by the transaction that uses it.
CREATE TABLE number_series (
    entity_id {uuid} NOT NULL,
    series {text} NOT NULL,
    prefix {text} NOT NULL,
    -- Digits to which the counter is filled up with zeros.
    width {int} NOT NULL,
    next {int} NOT NULL,
    CONSTRAINT number_series_pk PRIMARY KEY (entity_id, series),
    CONSTRAINT number_series_width_ck CHECK (width BETWEEN 0 AND 18),
    CONSTRAINT number_series_next_ck CHECK (next > 0)
){strict};

-- Stored documents: what is known of each; the bytes lie in the file store under their hash.
CREATE TABLE files (
    id {uuid} NOT NULL,
    sha256 {text} NOT NULL,
    media_type {text} NOT NULL,
    name {text} NOT NULL,
    size {int} NOT NULL,
    created_at {instant} NOT NULL,
    CONSTRAINT files_pk PRIMARY KEY (id),
    CONSTRAINT files_sha256_ck CHECK (length(sha256) = 64),
    CONSTRAINT files_size_ck CHECK (size >= 0)
){strict};
CREATE INDEX files_sha256_ix ON files (sha256);
{append_only files}
