-- Forecasts of weeks as they were told on a Monday, of the customers of one segment ('': of none). The
-- segments with most open items are kept, and only where there is more than one.
CREATE TABLE frozen_segments (
    entity_id {uuid} NOT NULL,
    frozen_on {date} NOT NULL,
    segment {text} NOT NULL,
    currency {text} NOT NULL,
    -- 1 to 13; 14 is all that comes later.
    week {int} NOT NULL,
    from_on {date} NOT NULL,
    until_on {date},
    expected_minor {int} NOT NULL,
    -- As told by naive methods: all pay on the due date, or as each customer does on average.
    due_minor {int} NOT NULL,
    average_minor {int} NOT NULL,
    low_50 {int} NOT NULL,
    high_50 {int} NOT NULL,
    low_80 {int} NOT NULL,
    high_80 {int} NOT NULL,
    low_95 {int} NOT NULL,
    high_95 {int} NOT NULL,
    model_id {uuid} NOT NULL,
    CONSTRAINT frozen_segments_pk PRIMARY KEY (entity_id, frozen_on, segment, currency, week),
    CONSTRAINT frozen_segments_model_fk FOREIGN KEY (model_id) REFERENCES forecast_models (id),
    CONSTRAINT frozen_segments_week_ck CHECK (week >= 1 AND week <= 14)
){strict_clustered};
{append_only frozen_segments}
