-- What products are grouped by in figures; NULL: a product of no group.

ALTER TABLE products ADD COLUMN product_group {text};
CREATE INDEX products_group_ix ON products (entity_id, product_group, name, id);
