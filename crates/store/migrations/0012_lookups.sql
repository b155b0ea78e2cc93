-- Books as of a past day take back what was allocated since.
CREATE INDEX allocations_day_ix ON allocations (entity_id, allocated_on);
-- What a bank entry has paid back.
CREATE INDEX refunds_entry_ix ON refunds (bank_entry_id) WHERE bank_entry_id IS NOT NULL;
