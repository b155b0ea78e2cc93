-- A discount on a line, and why its price is another than agreed. The price per unit stays what it
-- was: what is charged, the discount taken off.

ALTER TABLE order_lines ADD COLUMN discount_percent {int} NOT NULL DEFAULT 0;
-- Per unit before the discount; NULL: there is none.
ALTER TABLE order_lines ADD COLUMN base_price {int};
ALTER TABLE order_lines ADD COLUMN price_reason {text};

ALTER TABLE invoice_lines ADD COLUMN discount_percent {int} NOT NULL DEFAULT 0;
ALTER TABLE invoice_lines ADD COLUMN base_price {int};
