-- What the open items come to, day by day, so that figures over the whole ledger need not add it up.
-- A row says what one write moved on a day, of the items of one kind, side, currency and due date:
-- sums over the days until one are the ledger at its end. Rows of a day are merged from time to time.

CREATE TABLE receivable_days (
    entity_id {uuid} NOT NULL,
    -- When the items were posted, set off or cleared.
    moved_on {date} NOT NULL,
    currency {text} NOT NULL,
    due_on {date} NOT NULL,
    kind {text} NOT NULL,
    -- Items owed to us, or items owed by us.
    is_claim {bool} NOT NULL,
    -- Which write, or which merging of writes.
    batch_id {uuid} NOT NULL,
    posted_minor {int} NOT NULL,
    posted_items {int} NOT NULL,
    -- What was posted less what was set off.
    rest_minor {int} NOT NULL,
    -- Items posted less items cleared.
    open_items {int} NOT NULL,
    CONSTRAINT receivable_days_pk PRIMARY KEY (entity_id, moved_on, currency, due_on, kind, is_claim, batch_id),
    CONSTRAINT receivable_days_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id)
){strict_clustered};

INSERT INTO receivable_days
SELECT x.entity_id, x.moved_on, x.currency, x.due_on, x.kind, x.is_claim, x.entity_id,
    CAST(sum(x.posted) AS BIGINT), CAST(sum(x.items) AS BIGINT), CAST(sum(x.rest) AS BIGINT), CAST(sum(x.open) AS BIGINT)
FROM (
    SELECT i.entity_id, i.posted_on AS moved_on, i.currency, i.due_on, i.kind, i.amount_minor > 0 AS is_claim,
        i.amount_minor AS posted, 1 AS items, i.amount_minor AS rest, 1 AS open
    FROM open_items i
    UNION ALL
    SELECT i.entity_id, i.cleared_on, i.currency, i.due_on, i.kind, i.amount_minor > 0, 0, 0, 0, -1
    FROM open_items i WHERE i.cleared_on IS NOT NULL
    UNION ALL
    SELECT i.entity_id, a.allocated_on, i.currency, i.due_on, i.kind, i.amount_minor > 0, 0, 0, -a.amount_minor, 0
    FROM allocations a JOIN open_items i ON i.id = a.debit_item_id
    UNION ALL
    SELECT i.entity_id, a.allocated_on, i.currency, i.due_on, i.kind, i.amount_minor > 0, 0, 0, a.amount_minor, 0
    FROM allocations a JOIN open_items i ON i.id = a.credit_item_id
) x
GROUP BY x.entity_id, x.moved_on, x.currency, x.due_on, x.kind, x.is_claim;
