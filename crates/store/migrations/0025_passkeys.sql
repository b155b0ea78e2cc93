-- Passkeys: key pairs of which an authenticator keeps the private half; and what counts once.

CREATE TABLE passkeys (
    id {uuid} NOT NULL,
    user_id {uuid} NOT NULL,
    -- What its owner calls it.
    name {text} NOT NULL,
    -- The authenticator's own name for it.
    credential_id {bytes} NOT NULL,
    -- As COSE has it (RFC 9052), with the number of its algorithm there.
    public_key {bytes} NOT NULL,
    algorithm {int} NOT NULL,
    -- How often the authenticator says it was used; 0 for those that do not count.
    counter {int} NOT NULL,
    -- How browsers reach the authenticator, as they told.
    transports {json} NOT NULL,
    -- Whether its owner's devices share it.
    synced {bool} NOT NULL,
    created_at {instant} NOT NULL,
    last_used_at {instant},
    CONSTRAINT passkeys_pk PRIMARY KEY (id),
    CONSTRAINT passkeys_credential_uq UNIQUE (credential_id),
    CONSTRAINT passkeys_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
){strict};
CREATE INDEX passkeys_user_ix ON passkeys (user_id);

-- What was taken and must not be taken again, until it would be over by itself.
CREATE TABLE spent_tokens (
    -- SHA-256.
    hash {bytes} NOT NULL,
    expires_at {instant} NOT NULL,
    CONSTRAINT spent_tokens_pk PRIMARY KEY (hash)
){strict};
CREATE INDEX spent_tokens_expiry_ix ON spent_tokens (expires_at);
