-- Shipments to the customer and returns from the customer.

CREATE TABLE deliveries (
    id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL,
    number {text} NOT NULL,
    -- outbound | return
    kind {text} NOT NULL,
    order_id {uuid} NOT NULL,
    customer_id {uuid} NOT NULL,
    ship_to_id {uuid} NOT NULL,
    -- shipped | delivered | cancelled
    status {text} NOT NULL,
    shipped_at {instant} NOT NULL,
    delivered_at {instant},
    carrier {text},
    tracking_no {text},
    return_reason {text},
    -- Proof of delivery: who signed, when, where, and the file that shows it.
    pod_signed_by {text},
    pod_signed_at {instant},
    pod_file_id {uuid},
    -- pending: not yet delivered; due: to be billed; billed; none: nothing to bill.
    billing {text} NOT NULL,
    invoice_id {uuid},
    version {int} NOT NULL,
    CONSTRAINT deliveries_pk PRIMARY KEY (id),
    CONSTRAINT deliveries_number_uq UNIQUE (entity_id, number),
    CONSTRAINT deliveries_entity_fk FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT deliveries_order_fk FOREIGN KEY (order_id) REFERENCES orders (id),
    CONSTRAINT deliveries_kind_ck CHECK (kind IN ('outbound', 'return')),
    CONSTRAINT deliveries_status_ck CHECK (status IN ('shipped', 'delivered', 'cancelled')),
    CONSTRAINT deliveries_billing_ck CHECK (billing IN ('pending', 'due', 'billed', 'none')),
    CONSTRAINT deliveries_delivered_ck CHECK ((status = 'delivered') = (delivered_at IS NOT NULL)),
    CONSTRAINT deliveries_billed_ck CHECK ((billing = 'billed') = (invoice_id IS NOT NULL))
){strict};
CREATE INDEX deliveries_order_ix ON deliveries (order_id);
CREATE INDEX deliveries_shipped_ix ON deliveries (entity_id, shipped_at, id);
CREATE INDEX deliveries_customer_ix ON deliveries (entity_id, customer_id, shipped_at, id);
-- What is rare among all deliveries, so that lists of it need not search for it.
CREATE INDEX deliveries_under_way_ix ON deliveries (entity_id, shipped_at, id) WHERE status = 'shipped';
CREATE INDEX deliveries_cancelled_ix ON deliveries (entity_id, shipped_at, id) WHERE status = 'cancelled';
CREATE INDEX deliveries_returns_ix ON deliveries (entity_id, shipped_at, id) WHERE kind = 'return';
CREATE INDEX deliveries_delivered_ix ON deliveries (entity_id, delivered_at);
CREATE INDEX deliveries_due_ix ON deliveries (entity_id, delivered_at, id) WHERE billing = 'due';
-- Delivered, but not due before the rest of the order is delivered, too.
CREATE INDEX deliveries_waiting_ix ON deliveries (entity_id, order_id) WHERE billing = 'pending' AND status = 'delivered';
CREATE INDEX deliveries_invoice_ix ON deliveries (invoice_id) WHERE invoice_id IS NOT NULL;

CREATE TABLE delivery_lines (
    id {uuid} NOT NULL,
    delivery_id {uuid} NOT NULL,
    line_no {int} NOT NULL,
    order_line_id {uuid} NOT NULL,
    quantity {int} NOT NULL,
    -- The date confirmed to the customer when the goods were shipped; on-time delivery is judged by it.
    confirmed_on {date},
    CONSTRAINT delivery_lines_pk PRIMARY KEY (id),
    CONSTRAINT delivery_lines_no_uq UNIQUE (delivery_id, line_no),
    CONSTRAINT delivery_lines_delivery_fk FOREIGN KEY (delivery_id) REFERENCES deliveries (id),
    CONSTRAINT delivery_lines_order_line_fk FOREIGN KEY (order_line_id) REFERENCES order_lines (id),
    CONSTRAINT delivery_lines_quantity_ck CHECK (quantity > 0)
){strict};
CREATE INDEX delivery_lines_order_line_ix ON delivery_lines (order_line_id);
