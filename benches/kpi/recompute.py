"""Every key figure of a company once more, in plain SQL: recompute.py DATABASE FROM TO FIGURES.

DATABASE is the SQLite file of Cashlane, FIGURES what `cashlane kpi --from FROM --to TO --json` said of
it, with the same filters: --segment, --country, --customer, --channel, --product-group, --known-on.
They hide rows: each table is shadowed by a view of what counts, and all else stays as it is. Balances
come from the journal, what is left of items from allocations, steps from the event log: none of the
sums that the product keeps is read. Prints what differs; exit code 1 if anything does.
"""

import argparse
import json
import sqlite3
import sys
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction as F
from statistics import median

DAY = 86_400_000_000
HOUR = 3_600_000_000
EDGES = [0, 30, 60, 90, 120]
asked = argparse.ArgumentParser()
for name in ("base", "first", "last", "figures"):
    asked.add_argument(name)
for name in ("segment", "country", "customer", "channel", "product-group", "known-on"):
    asked.add_argument(f"--{name}")
asked = asked.parse_args()
BASE, FROM, TO, FIGURES = asked.base, asked.first, asked.last, asked.figures
db = sqlite3.connect(f"file:{BASE}?mode=ro", uri=True)
first, last = date.fromisoformat(FROM), date.fromisoformat(TO)
days = (last - first).days + 1
before = (first - timedelta(days=1)).isoformat()


def micros(day):
    return (day - date(1970, 1, 1)).days * DAY


START, END = micros(first), micros(last + timedelta(days=1))


def rows(sql, *arguments):
    return db.execute(sql, arguments).fetchall()


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def hide():
    """Shadows the tables by views of what counts."""
    db.execute("PRAGMA temp_store = memory")
    told = (("segment", asked.segment), ("country", asked.country))
    own = [f"{name} = {quoted(value)}" for name, value in told if value]
    if asked.customer:
        own.append(f"(number = {quoted(asked.customer)} OR 'cus_' || lower(hex(id)) = {quoted(asked.customer)})")
    chosen = f"SELECT id FROM main.customers WHERE {' AND '.join(own) or 1}"
    db.execute(f"CREATE TEMP TABLE chosen AS {chosen}")
    counted = "customer_id IN (SELECT id FROM temp.chosen)"
    views = {}
    if own or asked.channel:
        views["orders"] = counted + (f" AND channel = {quoted(asked.channel)}" if asked.channel else "")
        of_orders = "order_id IN (SELECT id FROM temp.orders)"
        views |= {"order_lines": of_orders, "deliveries": of_orders, "order_holds": of_orders}
        views["invoices"] = of_orders if asked.channel else counted
    if own:
        views |= {table: counted for table in ("open_items", "deductions", "credit_positions", "journal_lines")}
    if asked.product_group:
        products = f"SELECT id FROM main.products WHERE product_group = {quoted(asked.product_group)}"
        views["order_lines"] = " AND ".join(filter(None, [views.get("order_lines"), f"product_id IN ({products})"]))
    if asked.known_on:
        until = micros(date.fromisoformat(asked.known_on) + timedelta(days=1))
        entries = f"entry_id IN (SELECT id FROM main.journal_entries WHERE recorded_at < {until})"
        for table in ("open_items", "journal_lines"):
            views[table] = " AND ".join(filter(None, [views.get(table), entries]))
        views["allocations"] = f"recorded_at < {until}"
        items = "item_id IN (SELECT id FROM temp.open_items)"
        views["deductions"] = " AND ".join(filter(None, [views.get("deductions"), items]))
        posted = "id IN (SELECT source_id FROM temp.open_items)"
        views["invoices"] = " AND ".join(filter(None, [views.get("invoices"), posted]))
    if "order_lines" in views:
        views["delivery_lines"] = "order_line_id IN (SELECT id FROM temp.order_lines)"
    # What another view asks for comes before it.
    for table in sorted(views, key=lambda it: it not in ("orders", "open_items", "order_lines")):
        db.execute(f"CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} WHERE {views[table]}")


def sums(sql, *arguments):
    return {currency: value or 0 for currency, value in rows(sql, *arguments)}


def day_of(instant):
    return date(1970, 1, 1) + timedelta(days=instant // DAY)


def between(one, other):
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def of(part, whole, factor=1):
    return None if whole == 0 else F(part) * factor / F(whole)


hide()
CHOSEN = {row[0] for row in rows("SELECT id FROM temp.chosen")}


def receivables(on):
    return sums(
        "SELECT l.currency, sum(l.amount_minor) FROM journal_lines l JOIN accounts a "
        "ON a.entity_id = l.entity_id AND a.code = l.account WHERE a.role = 'receivable' "
        "AND l.posted_on <= ? GROUP BY 1",
        on,
    )


def sales(since, until):
    return sums(
        "SELECT currency, sum(CASE kind WHEN 'invoice' THEN gross_minor ELSE -gross_minor END) "
        "FROM invoices WHERE issued_on >= ? AND issued_on <= ? GROUP BY 1",
        since,
        until,
    )


ITEMS = rows(
    "SELECT i.id, i.customer_id, i.currency, i.kind, i.posted_on, i.due_on, i.amount_minor, "
    "i.source_id FROM open_items i"
)
MOVES = defaultdict(list)
for debit, credit, on, minor in rows(
    "SELECT debit_item_id, credit_item_id, allocated_on, amount_minor FROM allocations"
):
    MOVES[debit].append((on, -minor))
    MOVES[credit].append((on, minor))


def rests(on):
    """What is left of each item at the end of a day."""
    for item in ITEMS:
        if item[4] <= on:
            rest = item[6] + sum(minor for day, minor in MOVES[item[0]] if day <= on)
            if rest:
                yield item, rest


def months(since, until):
    day = since.replace(day=1)
    while day <= until:
        following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        yield day, min(following - timedelta(days=1), until)
        day = following


found = {}


def tell(kpi, currency, value):
    found[kpi, currency] = value


OPEN = list(rests(TO))
AR_START, AR_END, SOLD = receivables(before), receivables(TO), sales(FROM, TO)
LATE, BEYOND = defaultdict(int), defaultdict(lambda: [0] * len(EDGES))
for (_, _, currency, _, _, due, amount, _), rest in OPEN:
    if amount > 0:
        past = between(due, TO)
        LATE[currency] += rest if past > 0 else 0
        for at, edge in enumerate(EDGES):
            BEYOND[currency][at] += rest if past > edge else 0

count = len(list(months(first, last)))
for currency in set(AR_END) | set(SOLD):
    end, sold = AR_END.get(currency, 0), SOLD.get(currency, 0)
    current, start = end - LATE[currency], AR_START.get(currency, 0)
    tell("dso", currency, of(end * days, sold))
    tell("dso_best_possible", currency, of(current * days, sold))
    tell("add", currency, of((end - current) * days, sold))
    tell("dso_bridge", currency, of(end * days, sold))
    base = start + F(sold, count)
    tell("cei", currency, of(base - end, base - current, 100))
    ends = [receivables(until.isoformat()).get(currency, 0) for _, until in months(first, last)]
    tell("ar_turnover", currency, of(sold * len(ends), sum(ends)))
    tell("past_due_rate", currency, of(LATE[currency], end, 100))
    tell("aging", currency, F(end, 100))
    # Of customers in credit there is nothing to take sales off.
    rest, total = max(end, 0), F(0)
    back = last.replace(day=1)
    for _ in range(35):
        back = (back - timedelta(days=1)).replace(day=1)
    for since, until in reversed(list(months(back, last))) if rest else ():
        own = sales(since.isoformat(), until.isoformat()).get(currency, 0)
        length = (until - since).days + 1
        if own > rest:
            total += F(rest * length, own)
            rest = 0
        else:
            rest -= own
            total += length
        if rest == 0:
            break
    tell("dso_countback", currency, total if rest == 0 else None)
    lost = sums(
        "SELECT l.currency, sum(l.amount_minor) FROM journal_lines l JOIN accounts a "
        "ON a.entity_id = l.entity_id AND a.code = l.account WHERE a.role = 'bad_debt' "
        "AND l.posted_on >= ? AND l.posted_on <= ? GROUP BY 1",
        FROM,
        TO,
    )
    tell("bad_debt_rate", currency, of(lost.get(currency, 0), sold, 100))
    owing = {item[1] for item, _ in OPEN if item[2] == currency}
    late = {i[1] for i, _ in OPEN if i[2] == currency and i[6] > 0 and i[5] < TO}
    tell("delinquency_rate", currency, of(len(late), len(owing), 100))
    paid = [(item, rest) for item, rest in OPEN if item[3] == "receipt" and item[2] == currency]
    if paid:
        tell("unapplied_cash", currency, F(-sum(rest for _, rest in paid), 100))

# Invoices whose last instalment was settled within the period.
INVOICES = defaultdict(list)
for item in ITEMS:
    if item[3] == "invoice":
        INVOICES[item[7]].append(item)
cleared = defaultdict(list)
for parts in INVOICES.values():
    ends = []
    for item in parts:
        rest = item[6] + sum(minor for _, minor in MOVES[item[0]])
        ends.append(max((day for day, _ in MOVES[item[0]]), default=None) if rest == 0 else None)
    if all(ends) and FROM <= max(ends) <= TO:
        cleared[parts[0][2]].append(list(zip(parts, ends)))
for currency, invoices in cleared.items():
    gross = sum(item[6] for parts in invoices for item, _ in parts)
    pay = sum(
        sum(item[6] for item, _ in parts) * between(parts[0][0][4], max(end for _, end in parts))
        for parts in invoices
    )
    late = sum(item[6] * between(item[5], end) for parts in invoices for item, end in parts)
    tell("days_to_pay", currency, of(pay, gross))
    tell("days_late", currency, of(late, gross))
    good = sum(all(end <= item[5] for item, end in parts) for parts in invoices)
    tell("paid_on_time_rate", currency, of(good, len(invoices), 100))
    offered = {row[0]: row[1] for row in rows("SELECT id, discount_minor FROM open_items")}
    settled_here = {item[0] for parts in invoices for item, _ in parts}
    granted = sum(
        minor
        for item, minor in rows(
            "SELECT a.debit_item_id, a.amount_minor FROM allocations a JOIN open_items c "
            "ON c.id = a.credit_item_id AND c.kind = 'discount'"
        )
        if item in settled_here
    )
    all_offered = sum(offered[item[0]] for parts in invoices for item, _ in parts)
    tell("discount_taken_rate", currency, of(granted, all_offered, 100))

# Expected loss: of what was settled in two years, what was lost, by how late it was.
since = date(last.year - 2, last.month, min(last.day, 28 if last.month == 2 else last.day))
LOST = {
    entry
    for (entry,) in rows(
        "SELECT l.entry_id FROM main.journal_lines l JOIN accounts a ON a.entity_id = l.entity_id "
        "AND a.code = l.account WHERE a.role = 'bad_debt'"
    )
}
BY_ID = {item[0]: item for item in ITEMS}
settled, written = defaultdict(lambda: [0] * 6), defaultdict(lambda: [0] * 6)
for debit, on, minor, kind, entry in rows(
    "SELECT a.debit_item_id, a.allocated_on, a.amount_minor, c.kind, c.entry_id FROM allocations a "
    "JOIN open_items c ON c.id = a.credit_item_id WHERE a.allocated_on > ? AND a.allocated_on <= ?",
    since.isoformat(),
    TO,
):
    item = BY_ID.get(debit)
    if item and item[3] == "invoice":
        for bucket, edge in enumerate([-(10**6), *EDGES]):
            if between(item[5], on) > edge:
                settled[item[2]][bucket] += minor
                written[item[2]][bucket] += minor if kind == "write_off" and entry in LOST else 0
claims = defaultdict(int)
for item, rest in OPEN:
    claims[item[2]] += rest if item[6] > 0 else 0
for currency in set(AR_END) | set(claims):
    claim = claims[currency]
    over = BEYOND[currency]
    buckets = [claim - over[0], *(over[at] - over[at + 1] for at in range(4)), over[4]]
    total = 0
    for bucket, balance in enumerate(buckets):
        whole, part = settled[currency][bucket], written[currency][bucket]
        rate = (part * 1_000_000 + whole // 2) // whole if whole > 0 and part > 0 else 0
        total += (balance * rate * 1_000_000 + 10**12 // 2) // 10**12
    tell("ecl", currency, F(total, 100))

# Orders, deliveries, invoices.
acknowledged = rows(
    "SELECT id, received_at, acknowledged_at FROM orders WHERE acknowledged_at >= ? "
    "AND acknowledged_at < ?",
    START,
    END,
)
tell("order_throughput", None, of(len(acknowledged), days))
taken = [F(row[2] - row[1], HOUR) for row in acknowledged]
tell("order_acceptance_time", None, median(taken) if taken else None)
EVENTS = defaultdict(dict)
for object_id, event, kind, actor, seq in rows(
    "SELECT o.object_id, e.id, e.type, e.actor, e.seq FROM event_objects o "
    "JOIN events e ON e.id = o.event_id"
):
    EVENTS[object_id][event] = (kind, actor.startswith("usr_"), seq)
touched = corrected = 0
for order, _, _ in acknowledged:
    events = EVENTS[order].values()
    at = min(seq for kind, _, seq in events if kind == "order_acknowledged")
    touched += any(
        person
        and seq < at
        and kind in ("order_changed", "order_line_cancelled", "order_hold_released", "order_hold_restored")
        for kind, person, seq in events
    )
    corrected += any(
        seq > at and kind in ("order_changed", "order_line_cancelled", "order_cancelled")
        for kind, _, seq in events
    )
tell("touchless_order_rate", None, of(len(acknowledged) - touched, len(acknowledged), 100))
tell("order_accuracy", None, of(len(acknowledged) - corrected, len(acknowledged), 100))

lines = rows(
    "SELECT d.delivered_at, l.confirmed_on, l.order_line_id FROM deliveries d JOIN delivery_lines l "
    "ON l.delivery_id = d.id WHERE d.kind = 'outbound' AND d.delivered_at >= ? AND d.delivered_at < ?",
    START,
    END,
)
in_time = sum(by is not None and day_of(at).isoformat() <= by for at, by, _ in lines)
tell("on_time_delivery", None, of(in_time, len(lines), 100))
arrived = defaultdict(list)
for line, quantity, at in rows(
    "SELECT l.order_line_id, l.quantity, d.delivered_at FROM delivery_lines l JOIN deliveries d "
    "ON d.id = l.delivery_id WHERE d.kind = 'outbound' AND d.delivered_at IS NOT NULL"
):
    arrived[line].append((quantity, at))
due = rows(
    "SELECT id, quantity - cancelled_quantity, confirmed_on FROM order_lines WHERE confirmed_on >= ? "
    "AND confirmed_on <= ? AND quantity > cancelled_quantity",
    FROM,
    TO,
)
otif = sum(
    sum(n for n, at in arrived[line] if day_of(at).isoformat() <= by) >= wanted for line, wanted, by in due
)
tell("otif", None, of(otif, len(due), 100))
in_full = sum(sum(n for n, at in arrived[line] if at < END) >= wanted for line, wanted, _ in due)
back = {
    line
    for (line,) in rows(
        "SELECT l.order_line_id FROM delivery_lines l JOIN deliveries d ON d.id = l.delivery_id "
        "WHERE d.kind = 'return' AND d.status <> 'cancelled'"
    )
}
undamaged = sum(line not in back for _, _, line in lines)
issued = [
    row[0]
    for row in rows(
        "SELECT id FROM invoices WHERE kind = 'invoice' AND issued_on >= ? AND issued_on <= ?", FROM, TO
    )
]
wrong = {row[0] for row in rows("SELECT corrects_id FROM invoices WHERE delivery_id IS NULL")}
undone = {row[0] for row in rows("SELECT undoes_id FROM allocations WHERE undoes_id IS NOT NULL")}
for item, reason, allocation in rows("SELECT item_id, reason, allocation_id FROM deductions"):
    if reason in ("price_difference", "quality", "freight", "tax") and allocation not in undone:
        wrong.add(BY_ID[item][7])
right = sum(invoice not in wrong for invoice in issued)
tell("invoice_accuracy", None, of(right, len(issued), 100))
shares = [(in_time, len(lines)), (in_full, len(due)), (undamaged, len(lines)), (right, len(issued))]
perfect = F(100)
for part, whole in shares:
    perfect = perfect * part / whole if whole and perfect is not None else None
tell("perfect_order_rate", None, perfect)
waits = [
    F(issued_at - at, HOUR)
    for at, issued_at in rows(
        "SELECT d.delivered_at, i.issued_at FROM deliveries d JOIN invoices i ON i.id = d.invoice_id "
        "WHERE d.kind = 'outbound' AND d.delivered_at IS NOT NULL AND i.issued_at >= ? AND i.issued_at < ?",
        START,
        END,
    )
]
tell("invoice_latency", None, median(waits) if waits else None)
whole = []
of_order = defaultdict(list)
for order, invoice in rows("SELECT order_id, id FROM invoices WHERE kind = 'invoice' AND order_id IS NOT NULL"):
    of_order[order].append(invoice)
for order, received in rows("SELECT id, received_at FROM orders WHERE status = 'closed'"):
    parts = [item for invoice in of_order[order] for item in INVOICES[invoice]]
    ends = [
        max((day for day, _ in MOVES[item[0]]), default="")
        if item[6] + sum(minor for _, minor in MOVES[item[0]]) == 0
        else None
        for item in parts
    ]
    if ends and all(ends) and FROM <= max(ends) <= TO:
        whole.append((date.fromisoformat(max(ends)) - day_of(received)).days)
tell("order_to_cash_time", None, of(sum(whole), len(whole)))

REVERSED = {
    "order_hold_restored", "order_line_cancelled", "order_cancelled", "delivery_cancelled",
    "goods_returned", "credit_note_issued", "payment_unmatched", "items_unallocated",
}  # fmt: skip
belonging = defaultdict(list)
for table in ("deliveries", "invoices"):
    for order, document in rows(f"SELECT order_id, id FROM {table} WHERE order_id IS NOT NULL"):
        belonging[order].append(document)
came = [row[0] for row in rows("SELECT id FROM orders WHERE received_at >= ? AND received_at < ?", START, END)]
again = steps = by_people = 0
for order in came:
    events = {}
    for document in [order, *belonging[order]]:
        events.update(EVENTS[document])
    kinds = [kind for kind, _, _ in events.values()]
    again += len(set(kinds)) < len(kinds) or bool(REVERSED & set(kinds))
    steps += len(kinds)
    by_people += sum(person for _, person, _ in events.values())
tell("rework_rate", None, of(again, len(came), 100))
tell("automation_rate", None, of(steps - by_people, steps, 100))
held = {row[0] for row in rows("SELECT order_id FROM order_holds WHERE reason = 'credit'")}
tell("credit_hold_rate", None, of(sum(order in held for order in came), len(came), 100))
waits = [
    F(until - at, HOUR)
    for at, until in rows(
        "SELECT placed_at, released_at FROM order_holds WHERE reason = 'credit' AND released_at >= ? "
        "AND released_at < ?",
        START,
        END,
    )
]
tell("credit_hold_time", None, median(waits) if waits else None)
for currency, exposure, limit in rows(
    "SELECT currency, sum(CASE WHEN limit_minor IS NULL THEN 0 ELSE open_items_minor + delivered_minor "
    "+ ordered_minor + reserved_minor END), sum(limit_minor) FROM credit_positions GROUP BY 1"
):
    tell("credit_limit_utilisation", currency, of(exposure, limit or 0, 100))


def year_before(day):
    """Twelve months earlier; the last day of a month stays within it."""
    while True:
        try:
            return day.replace(year=day.year - 1)
        except ValueError:
            day -= timedelta(days=1)


approved = {}
for customer, at, told in rows(
    "SELECT o.object_id, e.occurred_at, e.attributes FROM events e JOIN event_objects o ON o.event_id = e.id "
    "WHERE e.type = 'credit_limit_set' AND o.object_type = 'customer' AND e.occurred_at >= ? "
    "AND e.occurred_at < ? ORDER BY e.occurred_at",
    micros(year_before(first)),
    micros(year_before(last) + timedelta(days=1)),
):
    limit = json.loads(told)["limit"]
    old, new = (None if limit[side] is None else F(limit[side]["amount"]) for side in ("before", "after"))
    if customer in CHOSEN and ((old is not None) if new is None else new > (old or 0)):
        approved.setdefault(customer, day_of(at).isoformat())
bad = set()
for customer, on in rows(
    "SELECT i.customer_id, a.allocated_on FROM allocations a JOIN open_items i ON i.id = a.debit_item_id "
    "JOIN open_items c ON c.id = a.credit_item_id WHERE i.kind = 'invoice' AND c.kind = 'write_off' "
    "AND a.undoes_id IS NULL AND a.allocated_on <= ? AND a.id NOT IN (SELECT undoes_id FROM allocations "
    "WHERE undoes_id IS NOT NULL) AND EXISTS (SELECT 1 FROM main.journal_lines l JOIN accounts s "
    "ON s.entity_id = l.entity_id AND s.code = l.account WHERE l.entry_id = c.entry_id AND s.role = 'bad_debt')",
    TO,
):
    if customer in approved and on >= approved[customer]:
        bad.add(customer)
for customer, due, cleared in rows("SELECT customer_id, due_on, cleared_on FROM open_items WHERE kind = 'invoice'"):
    reached = (date.fromisoformat(due) + timedelta(days=90)).isoformat()
    if customer in approved and reached < TO and (cleared is None or cleared > max(reached, approved[customer])):
        bad.add(customer)
tell("credit_decision_accuracy", None, of(len(approved) - len(bad), len(approved), 100))

# Cash application.
payments = rows(
    "SELECT b.id, b.currency, b.amount_minor, s.imported_at, b.is_reversal FROM bank_entries b "
    "JOIN bank_statements s ON s.id = b.statement_id WHERE b.booked_on >= ? AND b.booked_on <= ? "
    "AND b.amount_minor > 0 AND b.status IN ('open', 'applied')",
    FROM,
    TO,
)
RECEIPTS = defaultdict(list)
for receipt, entry, customer, amount, automatic, at in rows(
    "SELECT id, bank_entry_id, customer_id, coalesce(paid_minor, amount_minor), automatic, recorded_at "
    "FROM receipts WHERE reversed_on IS NULL AND bank_entry_id IS NOT NULL"
):
    RECEIPTS[entry].append((receipt, customer, amount, automatic, at))
TOLD = {row[0]: row[1:] for row in rows("SELECT receipt_id, agreed, automatic, is_undone FROM match_outcomes")}


def shown(prefix, id_bytes):
    """Ids as they are published."""
    return f"{prefix}_{id_bytes.hex()}"


PROPOSED = {}
for receipt, attributes in rows(
    "SELECT o.object_id, e.attributes FROM events e JOIN event_objects o ON o.event_id = e.id "
    "AND o.object_type = 'receipt' WHERE e.type = 'payment_matched'"
):
    PROPOSED[receipt] = (json.loads(attributes).get("decision") or {}).get("proposal")


def is_right(receipt, automatic):
    return bool(automatic) or bool(TOLD.get(receipt, (False,))[0])


for currency in {row[1] for row in payments}:
    own = [row for row in payments if row[1] == currency]
    straight = sum(
        sum(r[2] for r in RECEIPTS[row[0]] if r[3]) == row[2] and any(r[3] for r in RECEIPTS[row[0]])
        for row in own
    )
    tell("stp_rate", currency, of(straight, len(own), 100))
    own = [row for row in own if not row[4]]
    payer = payment = pairs = pairs_right = 0
    latencies = []
    for entry, _, amount, imported, _ in own:
        made = RECEIPTS[entry]
        applied = sum(receipt[2] for receipt in made)
        exact = all(is_right(receipt[0], receipt[3]) for receipt in made)
        payment += bool(made) and applied >= amount and exact
        payer += bool(made) and all(
            is_right(receipt[0], receipt[3])
            or (PROPOSED.get(receipt[0]) or {}).get("customer") == shown("cus", receipt[1])
            for receipt in made
        )
        if made and applied >= amount:
            latencies.append(F(max(0, max(receipt[4] for receipt in made) - imported), HOUR))
        for receipt in made:
            proposal = PROPOSED.get(receipt[0]) or {}
            wanted = {(line["item"], line["amount"]["amount"]) for line in proposal.get("lines", [])}
            for item, minor in rows(
                "SELECT a.debit_item_id, a.amount_minor FROM open_items c JOIN allocations a "
                "ON a.credit_item_id = c.id WHERE c.source_id = ? AND c.kind = 'receipt' "
                "AND a.amount_minor > 0 AND NOT EXISTS (SELECT 1 FROM allocations u WHERE u.undoes_id = a.id)",
                receipt[0],
            ):
                pairs += 1
                pairs_right += (
                    is_right(receipt[0], receipt[3])
                    or (shown("oit", item), f"{minor // 100}.{minor % 100:02}") in wanted
                )
    tell("match_rate_payer", currency, of(payer, len(own), 100))
    tell("match_rate_payment", currency, of(payment, len(own), 100))
    tell("match_rate_line", currency, of(pairs_right, pairs, 100))
    tell("application_latency", currency, median(latencies) if latencies else None)
for currency, undone_ones, all_of_them in rows(
    "SELECT r.currency, sum(o.is_undone), count(*) FROM match_outcomes o JOIN receipts r "
    "ON r.id = o.receipt_id JOIN bank_entries b ON b.id = r.bank_entry_id WHERE o.automatic "
    "AND b.booked_on >= ? AND b.booked_on <= ? GROUP BY 1",
    FROM,
    TO,
):
    tell("wrong_match_rate", currency, of(undone_ones, all_of_them, 100))
withheld, waited = defaultdict(int), defaultdict(list)
for item, currency, minor, on, allocation in rows(
    "SELECT item_id, currency, amount_minor, deducted_on, allocation_id FROM deductions"
):
    if allocation in undone:
        continue
    withheld[currency] += minor if FROM <= on <= TO else 0
    rest = BY_ID[item][6] + sum(amount for _, amount in MOVES[item])
    end = max(day for day, _ in MOVES[item]) if rest == 0 else None
    if end and FROM <= end <= TO:
        waited[currency].append(between(on, end))
invoiced = sums(
    "SELECT currency, sum(gross_minor) FROM invoices WHERE kind = 'invoice' AND issued_on >= ? "
    "AND issued_on <= ? GROUP BY 1",
    FROM,
    TO,
)
for currency in set(invoiced) | {it for it in withheld if withheld[it]}:
    tell("dispute_rate", currency, of(withheld[currency], invoiced.get(currency, 0), 100))
for currency, values in waited.items():
    tell("dispute_cycle_time", currency, F(median(values)))


def printed(value):
    """Four decimals, half away from zero, without trailing zeros."""
    if value is None:
        return None
    scaled = F(value) * 10_000
    whole = int(abs(scaled) + F(1, 2)) * (1 if scaled >= 0 else -1)
    text = f"{abs(whole) // 10_000}.{abs(whole) % 10_000:04}".rstrip("0").rstrip(".")
    return f"-{text}" if whole < 0 else text


with open(FIGURES) as file:
    figures = json.load(file)
wrong = []
for figure in figures:
    kpi, currency = figure["kpi"], figure["currency"]
    if (kpi, currency) not in found:
        wrong.append(f"{kpi} {currency}: {figure['value']} is told, nothing found")
    elif (own := printed(found[kpi, currency])) != figure["value"]:
        wrong.append(f"{kpi} {currency}: {figure['value']} is told, {own} found")
    if kpi == "dso_bridge" and all(part["value"] is not None for part in figure["parts"]):
        total = sum(F(part["value"]) for part in figure["parts"])
        if abs(total - F(figure["value"])) > F(2, 10_000):
            wrong.append(f"dso_bridge {currency}: the parts come to {float(total)}")
print(f"{len(figures)} figures of {len({f['kpi'] for f in figures})} KPIs, {len(wrong)} differ")
for line in wrong:
    print(line)
sys.exit(1 if wrong else 0)
