-- The last day of the statements of a bank account that is closed.
ALTER TABLE bank_accounts ADD COLUMN closed_on {date};
