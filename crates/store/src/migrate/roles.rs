//! What `{currency_clearing_role}` stands for: accounts may have that role, too.
//!
//! SQLite changes no constraint, so the table is made anew within the migration's transaction. Rows
//! that point to accounts miss them in between: their foreign keys are looked at when it commits, and
//! it fails as a whole if a single account were gone by then.

pub(super) const SQLITE: &str = "
PRAGMA defer_foreign_keys = ON;
CREATE TABLE accounts_before AS SELECT entity_id, code, name, role FROM accounts;
DROP TABLE accounts;
CREATE TABLE accounts (
    entity_id BLOB NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    CONSTRAINT accounts_pk PRIMARY KEY (entity_id, code),
    CONSTRAINT accounts_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT accounts_role_ck CHECK (role IN ('receivable', 'revenue', 'tax', 'bank', 'unapplied', 'discount',
        'bad_debt', 'small_difference', 'refund', 'opening', 'currency_clearing'))
) STRICT;
INSERT INTO accounts (entity_id, code, name, role)
    SELECT entity_id, code, name, role FROM accounts_before;
DROP TABLE accounts_before;
";

pub(super) const POSTGRES: &str = "
ALTER TABLE accounts DROP CONSTRAINT accounts_role_ck;
ALTER TABLE accounts ADD
    CONSTRAINT accounts_role_ck CHECK (role IN ('receivable', 'revenue', 'tax', 'bank', 'unapplied', 'discount',
        'bad_debt', 'small_difference', 'refund', 'opening', 'currency_clearing'));
";
