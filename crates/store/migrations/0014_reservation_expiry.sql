-- Credit is reserved for a limited time.

-- Days that credit stays reserved for an order that is not acknowledged; 0 keeps it without end.
ALTER TABLE entities ADD COLUMN reservation_days {int} NOT NULL DEFAULT 14
    CONSTRAINT entities_reservation_ck CHECK (reservation_days >= 0);

-- When credit was reserved for the order last. NULL: never, or before this was kept.
ALTER TABLE credit_commitments ADD COLUMN reserved_at {instant};

-- Reservations that stand already run from the day the order came in.
UPDATE credit_commitments SET reserved_at = (
    SELECT o.received_at FROM orders o WHERE o.id = credit_commitments.order_id
) WHERE reserved_minor > 0;
