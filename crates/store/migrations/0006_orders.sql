-- Customer orders, their lines and the holds that stop them.

CREATE TABLE orders (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    number {text} NOT NULL,
    customer_id {uuid} NOT NULL,
    ship_to_id {uuid} NOT NULL,
    bill_to_id {uuid} NOT NULL,
    payer_id {uuid} NOT NULL,
    customer_order_no {text},
    channel {text} NOT NULL,
    currency {text} NOT NULL,
    received_at {instant} NOT NULL,
    ordered_on {date} NOT NULL,
    requested_on {date},
    -- NULL: to be paid at once.
    payment_term_id {uuid},
    billing_rule {text} NOT NULL,
    -- received | held | acknowledged | delivered | closed | cancelled | refused
    status {text} NOT NULL,
    net_minor {int} NOT NULL,
    tax_minor {int} NOT NULL,
    gross_minor {int} NOT NULL,
    acknowledged_at {instant},
    note {text},
    version {int} NOT NULL,
    CONSTRAINT orders_pk PRIMARY KEY (id),
    CONSTRAINT orders_number_uq UNIQUE (entity_id, number),
    CONSTRAINT orders_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT orders_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT orders_payer_fk FOREIGN KEY (payer_id) REFERENCES customers (id),
    CONSTRAINT orders_term_fk FOREIGN KEY (payment_term_id) REFERENCES payment_terms (id),
    CONSTRAINT orders_status_ck CHECK (status IN ('received', 'held', 'acknowledged', 'delivered', 'closed', 'cancelled', 'refused')),
    CONSTRAINT orders_billing_ck CHECK (billing_rule IN ('delivery', 'order')),
    CONSTRAINT orders_total_ck CHECK (gross_minor = net_minor + tax_minor)
){strict};
CREATE INDEX orders_customer_ix ON orders (entity_id, customer_id, received_at, id);
-- Duplicates are looked up by the customer's number alone, many at a time.
CREATE INDEX orders_customer_no_ix ON orders (entity_id, customer_order_no) WHERE customer_order_no IS NOT NULL;
CREATE INDEX orders_received_ix ON orders (entity_id, received_at, id);
CREATE INDEX orders_status_ix ON orders (entity_id, status, received_at, id);
CREATE INDEX orders_acknowledged_ix ON orders (entity_id, acknowledged_at);

CREATE TABLE order_lines (
    id {uuid} NOT NULL,
    order_id {uuid} NOT NULL,
    line_no {int} NOT NULL,
    -- NULL while the product is not known to us; the order is then held.
    product_id {uuid},
    sku {text} NOT NULL,
    name {text} NOT NULL,
    unit {text} NOT NULL,
    quantity {int} NOT NULL,
    unit_price {int} NOT NULL,
    -- Where the price comes from: the price row, or NULL when the customer's own price was taken.
    price_id {uuid},
    tax_category {text} NOT NULL,
    tax_percent {int} NOT NULL,
    net_minor {int} NOT NULL,
    gross_minor {int} NOT NULL,
    requested_on {date},
    confirmed_on {date},
    cancelled_quantity {int} NOT NULL,
    shipped_quantity {int} NOT NULL,
    delivered_quantity {int} NOT NULL,
    returned_quantity {int} NOT NULL,
    invoiced_quantity {int} NOT NULL,
    CONSTRAINT order_lines_pk PRIMARY KEY (id),
    CONSTRAINT order_lines_no_uq UNIQUE (order_id, line_no),
    CONSTRAINT order_lines_order_fk FOREIGN KEY (order_id) REFERENCES orders (id),
    CONSTRAINT order_lines_product_fk FOREIGN KEY (product_id) REFERENCES products (id),
    CONSTRAINT order_lines_quantity_ck CHECK (quantity > 0 AND cancelled_quantity >= 0 AND shipped_quantity >= 0
        AND cancelled_quantity + shipped_quantity <= quantity),
    CONSTRAINT order_lines_delivered_ck CHECK (delivered_quantity >= 0 AND delivered_quantity <= shipped_quantity
        AND returned_quantity >= 0 AND returned_quantity <= delivered_quantity
        AND invoiced_quantity >= 0 AND invoiced_quantity <= delivered_quantity)
){strict};
CREATE INDEX order_lines_confirmed_ix ON order_lines (confirmed_on);

CREATE TABLE order_holds (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    order_id {uuid} NOT NULL,
    -- unknown_product | price_differs | duplicate_order | incomplete | credit | customer_blocked
    reason {text} NOT NULL,
    line_no {int},
    evidence {json} NOT NULL,
    placed_at {instant} NOT NULL,
    released_at {instant},
    released_by {text},
    release_note {text},
    CONSTRAINT order_holds_pk PRIMARY KEY (id),
    CONSTRAINT order_holds_order_fk FOREIGN KEY (order_id) REFERENCES orders (id),
    CONSTRAINT order_holds_release_ck CHECK ((released_at IS NULL) = (released_by IS NULL))
){strict};
CREATE INDEX order_holds_order_ix ON order_holds (order_id);
CREATE INDEX order_holds_open_ix ON order_holds (entity_id, placed_at, id) WHERE released_at IS NULL;
