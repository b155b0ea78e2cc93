-- What each customer owed at the end of a closed month, so that a day of the past is the last month
-- closed before it and what was posted from there. Postings into closed months are refused, and a
-- month that is opened again loses its rows. Customers who owed nothing have none.

CREATE TABLE closed_balances (
    entity_id {uuid} NOT NULL,
    month {date} NOT NULL,
    customer_id {uuid} NOT NULL,
    currency {text} NOT NULL,
    -- The items posted until the end of the month. Setting items off changes nothing of it.
    balance_minor {int} NOT NULL,
    CONSTRAINT closed_balances_pk PRIMARY KEY (entity_id, month, customer_id, currency),
    CONSTRAINT closed_balances_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT closed_balances_some_ck CHECK (balance_minor <> 0)
){strict_clustered};
