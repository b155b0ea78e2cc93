-- Which session of an identity provider a session of ours came from, so that both can end together.

-- NULL in all: it was not opened by single sign-on, or by the version before.
ALTER TABLE sessions ADD COLUMN issuer {text};
ALTER TABLE sessions ADD COLUMN subject {text};
-- The provider's own name for its session; not every provider tells it.
ALTER TABLE sessions ADD COLUMN provider_session {text};
-- What the provider wants to see when somebody signs out there, encrypted: access::vault.
ALTER TABLE sessions ADD COLUMN sealed_id_token {bytes};
CREATE INDEX sessions_subject_ix ON sessions (issuer, subject);
