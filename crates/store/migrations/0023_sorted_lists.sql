-- Lists in the orders that people ask for.

-- Unique, so that what a customer has comes in order of the customers' names without sorting.
CREATE UNIQUE INDEX customers_name_uq ON customers (entity_id, name, id);

-- By currency and amount, which also finds an amount.
CREATE INDEX open_items_amount_ix ON open_items (entity_id, currency, residual_minor, id) WHERE residual_minor <> 0;
CREATE INDEX orders_amount_ix ON orders (entity_id, currency, gross_minor, id);
CREATE INDEX invoices_amount_ix ON invoices (entity_id, currency, gross_minor, id);
CREATE INDEX receipts_amount_ix ON receipts (entity_id, currency, amount_minor, id);
CREATE INDEX bank_entries_amount_ix ON bank_entries (entity_id, currency, amount_minor, id);

CREATE INDEX receipts_customer_ix ON receipts (entity_id, customer_id, received_on, id);
