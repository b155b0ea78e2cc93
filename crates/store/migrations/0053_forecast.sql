-- The forecast of payments: models, what they tell of open items, what was frozen, what people know.

-- Every model that was learned, what it was tried against, and which of both was taken.
CREATE TABLE forecast_models (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    as_of {date} NOT NULL,
    learned_at {instant} NOT NULL,
    settled {int} NOT NULL,
    open {int} NOT NULL,
    customers {int} NOT NULL,
    -- Few own items: a made-up past stood beside them.
    is_cold {bool} NOT NULL,
    -- first | same | kept | replaced
    decision {text} NOT NULL,
    -- What was chosen in the model that was taken.
    recipe {json} NOT NULL,
    -- Its scores in a rolling backtest, and those of the recipe that was not taken; NULL: not tried.
    scores {json},
    other_recipe {json},
    other_scores {json},
    CONSTRAINT forecast_models_pk PRIMARY KEY (id),
    CONSTRAINT forecast_models_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT forecast_models_decision_ck CHECK (decision IN ('first', 'same', 'kept', 'replaced')),
    CONSTRAINT forecast_models_counts_ck CHECK (settled >= 0 AND open >= 0 AND customers >= 0)
){strict};
CREATE INDEX forecast_models_learned_ix ON forecast_models (entity_id, learned_at, id);
{append_only forecast_models}

-- The model in force, as one JSON text, and what it told of all items when it was last asked.
CREATE TABLE forecast_states (
    entity_id {uuid} NOT NULL,
    model_id {uuid} NOT NULL,
    model {bytes} NOT NULL,
    as_of {date} NOT NULL,
    outlook {json} NOT NULL,
    foretold_at {instant} NOT NULL,
    CONSTRAINT forecast_states_pk PRIMARY KEY (entity_id),
    CONSTRAINT forecast_states_model_fk FOREIGN KEY (model_id) REFERENCES forecast_models (id)
){strict};

-- What was last foretold of each open item.
CREATE TABLE item_forecasts (
    item_id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    customer_id {uuid} NOT NULL,
    currency {text} NOT NULL,
    as_of {date} NOT NULL,
    -- What was open of it.
    amount_minor {int} NOT NULL,
    -- Ten-thousandths.
    p_late {int} NOT NULL,
    p_disputed {int} NOT NULL,
    expected_on {date} NOT NULL,
    median_on {date} NOT NULL,
    q10_on {date} NOT NULL,
    q90_on {date} NOT NULL,
    is_new {bool} NOT NULL,
    -- What moves the date, in tenths of days.
    reasons {json} NOT NULL,
    CONSTRAINT item_forecasts_pk PRIMARY KEY (item_id),
    CONSTRAINT item_forecasts_item_fk FOREIGN KEY (item_id) REFERENCES open_items (id),
    CONSTRAINT item_forecasts_late_ck CHECK (p_late >= 0 AND p_late <= 10000)
){strict};
CREATE INDEX item_forecasts_late_ix ON item_forecasts (entity_id, p_late, item_id);
CREATE INDEX item_forecasts_amount_ix ON item_forecasts (entity_id, amount_minor, item_id);
CREATE INDEX item_forecasts_customer_ix ON item_forecasts (customer_id, item_id);

-- Forecasts of weeks as they were told on a Monday.
CREATE TABLE frozen_weeks (
    entity_id {uuid} NOT NULL,
    frozen_on {date} NOT NULL,
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
    CONSTRAINT frozen_weeks_pk PRIMARY KEY (entity_id, frozen_on, currency, week),
    CONSTRAINT frozen_weeks_model_fk FOREIGN KEY (model_id) REFERENCES forecast_models (id),
    CONSTRAINT frozen_weeks_week_ck CHECK (week >= 1 AND week <= 14)
){strict_clustered};
{append_only frozen_weeks}

-- The days that were told of items then; of many items some.
CREATE TABLE frozen_items (
    entity_id {uuid} NOT NULL,
    frozen_on {date} NOT NULL,
    item_id {uuid} NOT NULL,
    median_on {date} NOT NULL,
    due_on {date} NOT NULL,
    average_on {date} NOT NULL,
    CONSTRAINT frozen_items_pk PRIMARY KEY (entity_id, frozen_on, item_id),
    CONSTRAINT frozen_items_item_fk FOREIGN KEY (item_id) REFERENCES open_items (id)
){strict_clustered};
{append_only frozen_items}

-- What people know of the day on which an item will be paid.
CREATE TABLE expected_payments (
    item_id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    expected_on {date} NOT NULL,
    -- The last day on which it is still believed.
    until_on {date} NOT NULL,
    reason {text} NOT NULL,
    actor {text} NOT NULL,
    set_at {instant} NOT NULL,
    version {int} NOT NULL,
    CONSTRAINT expected_payments_pk PRIMARY KEY (item_id),
    CONSTRAINT expected_payments_item_fk FOREIGN KEY (item_id) REFERENCES open_items (id),
    CONSTRAINT expected_payments_until_ck CHECK (until_on >= expected_on)
){strict};
CREATE INDEX expected_payments_day_ix ON expected_payments (entity_id, expected_on, item_id);
