-- Names as searches compare them: in lower case. SQLite lowers ASCII letters only, so the program writes them; of rows
-- that stand already, those with other letters follow with their next change.

ALTER TABLE customers ADD COLUMN search_name {text} NOT NULL DEFAULT '';
ALTER TABLE products ADD COLUMN search_name {text} NOT NULL DEFAULT '';

UPDATE customers SET search_name = lower(name);
UPDATE products SET search_name = lower(name);
