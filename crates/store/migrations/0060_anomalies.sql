-- Key figures that were found to be unlike themselves.

CREATE TABLE anomalies (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    -- What is watched: KPI, part of it, currency and length of its points.
    series {text} NOT NULL,
    kpi {text} NOT NULL,
    -- A step of the process, where not the whole figure is meant.
    part {text},
    currency {text},
    -- week | month
    step {text} NOT NULL,
    is_high {bool} NOT NULL,
    -- First day of the first point that was odd.
    first_on {date} NOT NULL,
    -- The latest point that was odd.
    from_on {date} NOT NULL,
    to_on {date} NOT NULL,
    -- Millionths of the KPI's unit.
    value_micro {int} NOT NULL,
    expected_micro {int} NOT NULL,
    -- What would still have been usual.
    low_micro {int} NOT NULL,
    high_micro {int} NOT NULL,
    -- Thousandths of the usual deviation.
    score_milli {int} NOT NULL,
    cases {int} NOT NULL,
    -- segment | country | customer: the part of the customers that explains most of it
    explained_by {text},
    explained_name {text},
    explained_customer {uuid},
    explained_percent {int},
    found_at {instant} NOT NULL,
    -- Last day of the first point that was usual again.
    over_on {date},
    dismissed_at {instant},
    dismissed_by {text},
    dismissed_reason {text},
    -- The series raises nothing until then.
    muted_until {date},
    CONSTRAINT anomalies_pk PRIMARY KEY (id),
    CONSTRAINT anomalies_first_uq UNIQUE (entity_id, series, is_high, first_on),
    CONSTRAINT anomalies_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT anomalies_customer_fk FOREIGN KEY (explained_customer) REFERENCES customers (id),
    CONSTRAINT anomalies_step_ck CHECK (step IN ('week', 'month')),
    CONSTRAINT anomalies_explained_ck CHECK (explained_by IN ('segment', 'country', 'customer')),
    CONSTRAINT anomalies_dismissed_ck CHECK (dismissed_at IS NULL OR dismissed_reason IS NOT NULL)
){strict};
CREATE INDEX anomalies_found_ix ON anomalies (entity_id, found_at);

-- How readily anomalies are raised; a legal entity without a row has the defaults.
CREATE TABLE anomaly_rules (
    entity_id {uuid} NOT NULL,
    -- Thousandths of the usual deviation.
    threshold_milli {int} NOT NULL,
    -- The most that are raised within seven days.
    weekly_max {int} NOT NULL,
    version {int} NOT NULL,
    CONSTRAINT anomaly_rules_pk PRIMARY KEY (entity_id),
    CONSTRAINT anomaly_rules_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT anomaly_rules_threshold_ck CHECK (threshold_milli BETWEEN 2000 AND 20000),
    CONSTRAINT anomaly_rules_weekly_ck CHECK (weekly_max BETWEEN 0 AND 100)
){strict};
