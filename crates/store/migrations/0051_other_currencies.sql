-- Payments in another currency than the items that they pay: the account over which the two sides of
-- such a receipt run, what was paid for a receipt, and what the payer told its bank to pay.

{currency_clearing_role}

INSERT INTO accounts (entity_id, code, name, role)
SELECT e.id, '1896', 'Currency clearing', 'currency_clearing' FROM entities e
WHERE EXISTS (SELECT 1 FROM accounts a WHERE a.entity_id = e.id)
    AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.entity_id = e.id AND a.code = '1896');

-- What of the bank entry became the receipt, where that is in another currency than the receipt.
ALTER TABLE receipts ADD COLUMN paid_currency {text};
ALTER TABLE receipts ADD COLUMN paid_minor {int} CONSTRAINT receipts_paid_ck CHECK (paid_minor > 0);

-- What the payer instructed, where that is in another currency than the entry; without a sign.
ALTER TABLE bank_entries ADD COLUMN instructed_currency {text};
ALTER TABLE bank_entries ADD COLUMN instructed_minor {int};
