-- How the documents of a legal entity look. Each change is a version of its own; what was rendered
-- under an earlier one stays as it is.

CREATE TABLE document_styles (
    entity_id {uuid} NOT NULL,
    version {int} NOT NULL,
    -- The logo's file; NULL: the name stands in its place.
    logo_id {uuid},
    -- Colour of name, title and rules, #rrggbb.
    accent {text} NOT NULL,
    -- Texts by language: further lines of the legal footer; how to pay.
    footer {json} NOT NULL,
    payment {json} NOT NULL,
    changed_by {text} NOT NULL,
    changed_at {instant} NOT NULL,
    CONSTRAINT document_styles_pk PRIMARY KEY (entity_id, version),
    CONSTRAINT document_styles_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT document_styles_logo_fk FOREIGN KEY (logo_id) REFERENCES files (id)
){strict};
CREATE INDEX document_styles_logo_ix ON document_styles (logo_id);
{append_only document_styles}

-- Logos that were uploaded for a legal entity, whether they are used or not.
CREATE TABLE document_logos (
    entity_id {uuid} NOT NULL,
    file_id {uuid} NOT NULL,
    CONSTRAINT document_logos_pk PRIMARY KEY (entity_id, file_id),
    CONSTRAINT document_logos_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT document_logos_file_fk FOREIGN KEY (file_id) REFERENCES files (id)
){strict_clustered};
CREATE INDEX document_logos_file_ix ON document_logos (file_id);

-- The version of the style under which a copy was rendered; NULL: before there was one.
ALTER TABLE document_copies ADD COLUMN style_version {int};
