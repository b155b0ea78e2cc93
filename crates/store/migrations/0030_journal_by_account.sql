-- The journal of one account, in order of day and entry. It begins as the index it takes the place of.

DROP INDEX journal_lines_account_ix;
CREATE INDEX journal_lines_account_ix ON journal_lines (entity_id, account, posted_on, entry_id);
