-- Billing in bulk: what was to be billed, order by order, and what became of it.

CREATE TABLE billing_runs (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    requested_by {text} NOT NULL,
    requested_at {instant} NOT NULL,
    -- Date of the documents; NULL: that of the day on which each is issued.
    issued_on {date},
    documents {bool} NOT NULL,
    -- Orders to bill; how many are done with, and of those how many were refused.
    total {int} NOT NULL,
    done {int} NOT NULL,
    refused {int} NOT NULL,
    -- Invoices and credit notes issued.
    issued {int} NOT NULL,
    finished_at {instant},
    CONSTRAINT billing_runs_pk PRIMARY KEY (id),
    CONSTRAINT billing_runs_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT billing_runs_done_ck CHECK (done BETWEEN 0 AND total AND refused BETWEEN 0 AND done)
){strict};
CREATE INDEX billing_runs_entity_ix ON billing_runs (entity_id, id);

CREATE TABLE billing_run_items (
    run_id {uuid} NOT NULL,
    item_no {int} NOT NULL,
    order_id {uuid} NOT NULL,
    -- Ids of the deliveries and returns.
    deliveries {json} NOT NULL,
    state {text} NOT NULL,
    -- The documents issued, and why something was not.
    issued {json} NOT NULL,
    refusals {json} NOT NULL,
    CONSTRAINT billing_run_items_pk PRIMARY KEY (run_id, item_no),
    CONSTRAINT billing_run_items_run_fk FOREIGN KEY (run_id) REFERENCES billing_runs (id),
    CONSTRAINT billing_run_items_state_ck CHECK (state IN ('waiting', 'billed', 'refused'))
){strict_clustered};
CREATE INDEX billing_run_items_state_ix ON billing_run_items (run_id, state, item_no);
