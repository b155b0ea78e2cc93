-- What payers are asked about bank entries that nobody can assign, and what they answer.

CREATE TABLE payer_questions (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    bank_entry_id {uuid} NOT NULL,
    customer_id {uuid},
    recipient {text} NOT NULL,
    language {text} NOT NULL,
    -- What the person who asks added.
    message {text},
    -- SHA-256 of the token in the link.
    token_hash {bytes} NOT NULL,
    -- The token under the key of the installation, for mails that wait to be sent or are sent again; NULL once no
    -- answer is awaited.
    sealed_token {bytes},
    asked_at {instant} NOT NULL,
    expires_at {instant} NOT NULL,
    answered_at {instant},
    withdrawn_at {instant},
    CONSTRAINT payer_questions_pk PRIMARY KEY (id),
    CONSTRAINT payer_questions_token_uq UNIQUE (token_hash),
    CONSTRAINT payer_questions_entry_fk FOREIGN KEY (bank_entry_id) REFERENCES bank_entries (id),
    CONSTRAINT payer_questions_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT payer_questions_once_ck CHECK (answered_at IS NULL OR withdrawn_at IS NULL)
){strict};
CREATE INDEX payer_questions_entry_ix ON payer_questions (bank_entry_id, id);
CREATE INDEX payer_questions_entity_ix ON payer_questions (entity_id, id);

CREATE TABLE payer_answers (
    question_id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    bank_entry_id {uuid} NOT NULL,
    -- A list of number and amount_minor, which may be null; amounts are in the currency of the entry.
    documents {json} NOT NULL,
    message {text},
    -- The payer says that the money is not for us, and wants it back.
    not_ours {bool} NOT NULL,
    answered_at {instant} NOT NULL,
    CONSTRAINT payer_answers_pk PRIMARY KEY (question_id),
    CONSTRAINT payer_answers_question_fk FOREIGN KEY (question_id) REFERENCES payer_questions (id)
){strict};
CREATE INDEX payer_answers_entry_ix ON payer_answers (bank_entry_id, answered_at);
{append_only payer_answers}

-- The latest question about an entry.
ALTER TABLE bank_entries ADD COLUMN question_id {uuid};
-- 0 once its payer has answered, else 1: what is answered is looked at first.
ALTER TABLE bank_entries ADD COLUMN answer_rank {int} NOT NULL DEFAULT 1;
CREATE INDEX bank_entries_answered_ix ON bank_entries (entity_id, booked_on, id) WHERE status = 'open' AND answer_rank = 0;
