-- Accounts of an identity provider, and whose they are here.

CREATE TABLE user_identities (
    id {uuid} NOT NULL,
    user_id {uuid} NOT NULL,
    issuer {text} NOT NULL,
    -- The provider's own name for the account; it never changes, as an e-mail address may.
    subject {text} NOT NULL,
    linked_at {instant} NOT NULL,
    CONSTRAINT user_identities_pk PRIMARY KEY (id),
    CONSTRAINT user_identities_subject_uq UNIQUE (issuer, subject),
    CONSTRAINT user_identities_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
){strict};
CREATE INDEX user_identities_user_ix ON user_identities (user_id);
