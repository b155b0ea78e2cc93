-- The second factor: codes of an authenticator app, and codes for the day it is lost.

CREATE TABLE second_factors (
    user_id {uuid} NOT NULL,
    -- The shared secret, encrypted and bound to the user: access::vault.
    sealed_secret {bytes} NOT NULL,
    -- The time step of the last code that was taken: none up to it is taken again.
    last_step {int} NOT NULL,
    -- NULL until its owner has shown a code.
    confirmed_at {instant},
    CONSTRAINT second_factors_pk PRIMARY KEY (user_id),
    CONSTRAINT second_factors_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
){strict};

CREATE TABLE recovery_codes (
    id {uuid} NOT NULL,
    user_id {uuid} NOT NULL,
    code_hash {bytes} NOT NULL,
    used_at {instant},
    CONSTRAINT recovery_codes_pk PRIMARY KEY (id),
    CONSTRAINT recovery_codes_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
){strict};
CREATE INDEX recovery_codes_user_ix ON recovery_codes (user_id);

-- Who knew the password and still has to show the second factor.
CREATE TABLE sign_in_tickets (
    id {uuid} NOT NULL,
    user_id {uuid} NOT NULL,
    token_hash {bytes} NOT NULL,
    expires_at {instant} NOT NULL,
    CONSTRAINT sign_in_tickets_pk PRIMARY KEY (id),
    CONSTRAINT sign_in_tickets_token_uq UNIQUE (token_hash),
    CONSTRAINT sign_in_tickets_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
){strict};
CREATE INDEX sign_in_tickets_expiry_ix ON sign_in_tickets (expires_at);

ALTER TABLE users ADD COLUMN second_factor_required {bool} NOT NULL DEFAULT FALSE;
