-- Open and cleared items by due date.
CREATE INDEX open_items_due_all_ix ON open_items (entity_id, due_on, id);

-- Covers what was posted since a day by customer, for the aged receivables of past days; lists by day as the former did.
CREATE INDEX open_items_posted_sums_ix ON open_items (entity_id, posted_on, id, customer_id, currency, amount_minor);
DROP INDEX open_items_posted_ix;
