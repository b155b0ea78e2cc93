-- Files that were uploaded as proof of delivery, whether a delivery names them or not.
CREATE TABLE proof_files (
    entity_id {uuid} NOT NULL,
    file_id {uuid} NOT NULL,
    CONSTRAINT proof_files_pk PRIMARY KEY (entity_id, file_id),
    CONSTRAINT proof_files_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT proof_files_file_fk FOREIGN KEY (file_id) REFERENCES files (id)
){strict_clustered};
CREATE INDEX proof_files_file_ix ON proof_files (file_id);

-- Mappings of imports, kept under a name for files that look alike.
CREATE TABLE import_mappings (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    -- What the rows are, as imports name it.
    kind {text} NOT NULL,
    name {text} NOT NULL,
    -- As an import takes it.
    mapping {text} NOT NULL,
    version {int} NOT NULL,
    changed_by {text} NOT NULL,
    changed_at {instant} NOT NULL,
    CONSTRAINT import_mappings_pk PRIMARY KEY (id),
    CONSTRAINT import_mappings_name_uq UNIQUE (entity_id, kind, name),
    CONSTRAINT import_mappings_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id)
){strict};

-- Names as searches compare them, as customers and products have them.
ALTER TABLE users ADD COLUMN search_name {text} NOT NULL DEFAULT '';
ALTER TABLE price_lists ADD COLUMN search_name {text} NOT NULL DEFAULT '';

UPDATE users SET search_name = lower(name);
UPDATE price_lists SET search_name = lower(name);
