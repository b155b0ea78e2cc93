-- Lists as people want to see them again: filters, columns and order under a name.

CREATE TABLE views (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    user_id {uuid} NOT NULL,
    -- The page of the desk that it is a view of.
    page {text} NOT NULL,
    name {text} NOT NULL,
    -- The query of the page's address: filters and order.
    query {text} NOT NULL,
    -- The names of the columns shown, in their order; an empty list leaves that to the page.
    columns {json} NOT NULL,
    shared {bool} NOT NULL,
    version {int} NOT NULL,
    created_at {instant} NOT NULL,
    CONSTRAINT views_pk PRIMARY KEY (id),
    CONSTRAINT views_name_uq UNIQUE (entity_id, user_id, page, name),
    CONSTRAINT views_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT views_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
){strict};
CREATE INDEX views_page_ix ON views (entity_id, page);

-- With which view somebody begins a page.
CREATE TABLE view_defaults (
    entity_id {uuid} NOT NULL,
    user_id {uuid} NOT NULL,
    page {text} NOT NULL,
    view_id {uuid} NOT NULL,
    CONSTRAINT view_defaults_pk PRIMARY KEY (entity_id, user_id, page),
    CONSTRAINT view_defaults_user_fk FOREIGN KEY (user_id) REFERENCES users (id),
    CONSTRAINT view_defaults_view_fk FOREIGN KEY (view_id) REFERENCES views (id)
){strict_clustered};
CREATE INDEX view_defaults_view_ix ON view_defaults (view_id);
