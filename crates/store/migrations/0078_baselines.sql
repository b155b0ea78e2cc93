-- Figures of a process and a ledger as they once stood, kept to be compared with later ones.

CREATE TABLE baselines (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    name {text} NOT NULL,
    -- file: written by `cashlane assess`; own: measured here.
    source {text} NOT NULL,
    -- What it was measured over, where that is told.
    from_day {date},
    to_day {date},
    -- As `cashlane assess` writes them.
    figures {json} NOT NULL,
    kept_at {instant} NOT NULL,
    CONSTRAINT baselines_pk PRIMARY KEY (id),
    CONSTRAINT baselines_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT baselines_source_ck CHECK (source IN ('file', 'own')),
    CONSTRAINT baselines_days_ck CHECK (from_day <= to_day),
    CONSTRAINT baselines_own_ck CHECK (source = 'file' OR (from_day IS NOT NULL AND to_day IS NOT NULL))
){strict};
CREATE INDEX baselines_kept_ix ON baselines (entity_id, kept_at, id);
{append_only baselines}

-- Those that are no longer compared with.
CREATE TABLE withdrawn_baselines (
    baseline_id {uuid} NOT NULL,
    withdrawn_at {instant} NOT NULL,
    CONSTRAINT withdrawn_baselines_pk PRIMARY KEY (baseline_id),
    CONSTRAINT withdrawn_baselines_fk FOREIGN KEY (baseline_id) REFERENCES baselines (id)
){strict};
{append_only withdrawn_baselines}
