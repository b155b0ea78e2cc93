-- Write-offs in other currencies than the legal entity's own.

-- The largest amount that write-offs may take off one item: an object of minor units by currency code. NULL, or a
-- currency that is not named, allows none.
ALTER TABLE entities ADD COLUMN foreign_write_off_limits_minor {json};
