-- Does matching run without being asked, when payments or what is said of them come, and at night?
-- Legal entities of earlier releases go on as they were used to.
ALTER TABLE entities ADD COLUMN matches_by_itself {bool} NOT NULL DEFAULT FALSE;
