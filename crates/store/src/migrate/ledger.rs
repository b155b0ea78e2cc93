//! What `{balanced_entries}` stands for: the triggers that guard the ledger.
//!
//! Lines come first, then the entry that they belong to seals them: when the entry is inserted its
//! lines must be two at least, carry its legal entity and date, and add up to zero in each
//! currency; no line may join it afterwards. A line whose entry never comes fails the deferred
//! foreign key at the commit. Neither an entry nor an allocation may be dated in or before a
//! closed month.
//!
//! The message of each trigger begins with the name under which the broken rule is reported.

pub(super) const SQLITE: &str = "
CREATE TRIGGER journal_lines_sealed BEFORE INSERT ON journal_lines
WHEN EXISTS (SELECT 1 FROM journal_entries WHERE id = NEW.entry_id) BEGIN
    SELECT RAISE(ABORT, 'journal_lines_sealed: the entry has been posted');
END;
CREATE TRIGGER journal_entries_balanced BEFORE INSERT ON journal_entries
WHEN (SELECT count(*) < 2 OR sum(amount_minor) <> 0
        OR sum(entity_id <> NEW.entity_id OR posted_on <> NEW.posted_on) > 0
        OR (min(currency) <> max(currency)
            AND EXISTS (SELECT 1 FROM journal_lines WHERE entry_id = NEW.id
                GROUP BY currency HAVING sum(amount_minor) <> 0))
        FROM journal_lines WHERE entry_id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'journal_entries_balanced: the lines do not make up a balanced entry');
END;
CREATE TRIGGER journal_entries_period BEFORE INSERT ON journal_entries
WHEN EXISTS (SELECT 1 FROM closed_periods
    WHERE entity_id = NEW.entity_id AND month >= substr(NEW.posted_on, 1, 8) || '01') BEGIN
    SELECT RAISE(ABORT, 'journal_entries_period: the period is closed');
END;
CREATE TRIGGER allocations_period BEFORE INSERT ON allocations
WHEN EXISTS (SELECT 1 FROM closed_periods
    WHERE entity_id = NEW.entity_id AND month >= substr(NEW.allocated_on, 1, 8) || '01') BEGIN
    SELECT RAISE(ABORT, 'allocations_period: the period is closed');
END;
";

/// Here a trigger runs once for a statement, whose rows it sees as the table `added`. A bulk
/// insert would pay dearly for one call a row. The plan is kept by the session from the time when
/// the tables were small, so it is bound to the indexes.
pub(super) const POSTGRES: &str = "
CREATE FUNCTION refuse_ledger_row(rule text, problem text) RETURNS void LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = rule,
        MESSAGE = rule || ': ' || problem;
END $body$;
CREATE FUNCTION refuse_sealed_lines() RETURNS trigger LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $body$
BEGIN
    IF EXISTS (SELECT 1 FROM added JOIN journal_entries e ON e.id = added.entry_id) THEN
        PERFORM refuse_ledger_row('journal_lines_sealed', 'the entry has been posted');
    END IF;
    RETURN NULL;
END $body$;
CREATE TRIGGER journal_lines_sealed AFTER INSERT ON journal_lines
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_sealed_lines();
CREATE FUNCTION refuse_unbalanced_entries() RETURNS trigger LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $body$
BEGIN
    IF EXISTS (
        SELECT 1 FROM added JOIN LATERAL (
            SELECT sum(c.lines) AS lines, sum(c.strays) AS strays,
                count(*) FILTER (WHERE c.amount <> 0) AS unbalanced
            FROM (
                SELECT sum(l.amount_minor) AS amount, count(*) AS lines,
                    count(*) FILTER (WHERE l.entity_id <> added.entity_id
                        OR l.posted_on <> added.posted_on) AS strays
                FROM journal_lines l WHERE l.entry_id = added.id GROUP BY l.currency
            ) AS c
        ) AS s ON s.lines IS NULL OR s.lines < 2 OR s.strays > 0 OR s.unbalanced > 0
    ) THEN
        PERFORM refuse_ledger_row('journal_entries_balanced',
            'the lines do not make up a balanced entry');
    END IF;
    RETURN NULL;
END $body$;
CREATE TRIGGER journal_entries_balanced AFTER INSERT ON journal_entries
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_unbalanced_entries();
CREATE FUNCTION refuse_entries_in_closed_period() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF EXISTS (SELECT 1 FROM added JOIN closed_periods p ON p.entity_id = added.entity_id
            AND p.month >= date_trunc('month', added.posted_on)::date) THEN
        PERFORM refuse_ledger_row('journal_entries_period', 'the period is closed');
    END IF;
    RETURN NULL;
END $body$;
CREATE TRIGGER journal_entries_period AFTER INSERT ON journal_entries
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_entries_in_closed_period();
CREATE FUNCTION refuse_allocations_in_closed_period() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF EXISTS (SELECT 1 FROM added JOIN closed_periods p ON p.entity_id = added.entity_id
            AND p.month >= date_trunc('month', added.allocated_on)::date) THEN
        PERFORM refuse_ledger_row('allocations_period', 'the period is closed');
    END IF;
    RETURN NULL;
END $body$;
CREATE TRIGGER allocations_period AFTER INSERT ON allocations
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_allocations_in_closed_period();
";
