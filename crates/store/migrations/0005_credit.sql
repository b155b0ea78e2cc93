-- Credit exposure: per order what it binds, per customer the sums. Moved by the rooms above in their own transactions.

CREATE TABLE credit_positions (
    entity_id {uuid} NOT NULL,
    customer_id {uuid} NOT NULL,
    currency {text} NOT NULL,
    -- NULL: no limit is set, so every amount is accepted.
    limit_minor {int},
    open_items_minor {int} NOT NULL,
    delivered_minor {int} NOT NULL,
    ordered_minor {int} NOT NULL,
    reserved_minor {int} NOT NULL,
    version {int} NOT NULL,
    CONSTRAINT credit_positions_pk PRIMARY KEY (entity_id, customer_id, currency),
    CONSTRAINT credit_positions_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT credit_positions_parts_ck CHECK (delivered_minor >= 0 AND ordered_minor >= 0 AND reserved_minor >= 0),
    CONSTRAINT credit_positions_limit_ck CHECK (limit_minor IS NULL OR limit_minor >= 0)
){strict_clustered};

CREATE TABLE credit_commitments (
    order_id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    customer_id {uuid} NOT NULL,
    currency {text} NOT NULL,
    reserved_minor {int} NOT NULL,
    ordered_minor {int} NOT NULL,
    delivered_minor {int} NOT NULL,
    CONSTRAINT credit_commitments_pk PRIMARY KEY (order_id),
    CONSTRAINT credit_commitments_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT credit_commitments_parts_ck CHECK (reserved_minor >= 0 AND ordered_minor >= 0 AND delivered_minor >= 0)
){strict_clustered};
CREATE INDEX credit_commitments_customer_ix ON credit_commitments (entity_id, customer_id, currency);
