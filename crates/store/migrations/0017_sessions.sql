-- From where a session is used, how sure its owner was, and when it ends for want of use; and the
-- language that a user reads the desk in.

ALTER TABLE sessions ADD COLUMN last_used_at {instant};
-- NULL: opened by the version before, which knows no end for want of use.
ALTER TABLE sessions ADD COLUMN idle_until {instant};
ALTER TABLE sessions ADD COLUMN user_agent {text};
ALTER TABLE sessions ADD COLUMN address {text};
-- password, and what comes later; access::Strength writes it.
ALTER TABLE sessions ADD COLUMN strength {text} NOT NULL DEFAULT 'password';
CREATE INDEX sessions_user_ix ON sessions (user_id);

-- en | de | fr; NULL: the browser's.
ALTER TABLE users ADD COLUMN language {text};
