-- Who may do what.

CREATE TABLE users (
    id {uuid} NOT NULL,
    email {text} NOT NULL,
    name {text} NOT NULL,
    password_hash {text} NOT NULL,
    active {bool} NOT NULL,
    failed_sign_ins {int} NOT NULL,
    locked_until {instant},
    version {int} NOT NULL,
    created_at {instant} NOT NULL,
    CONSTRAINT users_pk PRIMARY KEY (id),
    CONSTRAINT users_email_uq UNIQUE (email)
){strict};

CREATE TABLE user_roles (
    id {uuid} NOT NULL,
    user_id {uuid} NOT NULL,
    role {text} NOT NULL,
    -- NULL: the role holds in every legal entity.
    entity_id {uuid},
    CONSTRAINT user_roles_pk PRIMARY KEY (id),
    CONSTRAINT user_roles_user_fk FOREIGN KEY (user_id) REFERENCES users (id),
    CONSTRAINT user_roles_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id)
){strict};
CREATE INDEX user_roles_user_ix ON user_roles (user_id);

CREATE TABLE sessions (
    id {uuid} NOT NULL,
    user_id {uuid} NOT NULL,
    token_hash {bytes} NOT NULL,
    created_at {instant} NOT NULL,
    expires_at {instant} NOT NULL,
    CONSTRAINT sessions_pk PRIMARY KEY (id),
    CONSTRAINT sessions_token_uq UNIQUE (token_hash),
    CONSTRAINT sessions_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
){strict};
CREATE INDEX sessions_expiry_ix ON sessions (expires_at);

CREATE TABLE api_keys (
    id {uuid} NOT NULL,
    name {text} NOT NULL,
    token_hash {bytes} NOT NULL,
    -- The permissions it carries, as access::Permission writes them.
    scopes {json} NOT NULL,
    entity_id {uuid},
    created_by {text} NOT NULL,
    created_at {instant} NOT NULL,
    expires_at {instant},
    revoked_at {instant},
    CONSTRAINT api_keys_pk PRIMARY KEY (id),
    CONSTRAINT api_keys_token_uq UNIQUE (token_hash),
    CONSTRAINT api_keys_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id)
){strict};
