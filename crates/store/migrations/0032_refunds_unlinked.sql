-- Refunds whose bank entry is not known yet: few among many, added up on the first page of the day.
CREATE INDEX refunds_unlinked_ix ON refunds (entity_id, currency, amount_minor) WHERE bank_entry_id IS NULL;
