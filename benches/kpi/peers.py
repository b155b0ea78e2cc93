"""The receivables figures of a generated ledger by DuckDB and by Polars: peers.py FOLDER ROUNDS.

Reads the columns that the example `kpi` of the crate `insight` wrote, and prints for each engine as
JSON what it found and the seconds of each round. Both have the tables in memory, in the layout that
suits them best: moves carry what is asked of their item, so that nothing needs to be joined but the
discounts of invoices that were cleared in the period.
"""

import json
import os
import sys
import time
from datetime import date, timedelta

import duckdb
import numpy
import polars as pl

FOLDER, ROUNDS = sys.argv[1], int(sys.argv[2])
FROM, TO = date(2025, 10, 1).toordinal(), date(2025, 12, 31).toordinal()
EDGES = [0, 30, 60, 90, 120]
FIRST = date(2023, 1, 1)


def month_ends(first, last):
    ends, day = [], first
    while day <= last:
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        ends.append((day - timedelta(days=1)).toordinal())
    return ends


ENDS = month_ends(date(2025, 10, 1), date(2025, 12, 31))
MONTHS = month_ends(FIRST, date(2025, 12, 31))


def read(table):
    columns = {}
    for name in sorted(os.listdir(f"{FOLDER}/{table}")):
        column, kind = name.split(".")
        columns[column] = numpy.fromfile(f"{FOLDER}/{table}/{name}", dtype="<" + kind)
    return pl.DataFrame(columns)


def bucket(due):
    """How many edges of aging a due date has passed, as an expression of either engine."""
    return [due < TO - edge for edge in EDGES]


DUCKDB_BUCKET = " + ".join(f"(due < {TO - edge})::TINYINT" for edge in EDGES)
INVOICE = f"kind = 0 AND cleared BETWEEN {FROM} AND {TO}"
OPEN = f"cleared > {TO} AND {{}} <= {TO}"

# By name what each engine is asked; what is settled by the last day adds nothing to what is open.
DUCKDB = {
    "open": f"""
        SELECT customer, currency, kind, CASE WHEN kind = 0 THEN {DUCKDB_BUCKET} ELSE 0 END AS bucket,
            sum(amount) AS rest, count(*) AS items, sum(amount * agreed) AS agreed_weighted,
            sum({TO} - due) AS receipt_days
        FROM items WHERE {OPEN.format("issued")} GROUP BY ALL""",
    "settled": f"""
        SELECT customer, currency, kind, CASE WHEN kind = 0 THEN {DUCKDB_BUCKET} ELSE 0 END AS bucket,
            sum(amount) AS rest, sum(amount * agreed) AS agreed_weighted
        FROM moves WHERE {OPEN.format("day")} GROUP BY ALL""",
    "booked": f"""
        SELECT currency, issued AS day, sum(amount) AS rest, sum(amount) FILTER (kind <= 1) AS sales
        FROM items WHERE issued <= {TO} GROUP BY ALL""",
    "moved": f"""
        SELECT currency, day, sum(amount) AS rest, -sum(amount) FILTER (settled = 2) AS lost
        FROM moves WHERE day <= {TO} GROUP BY ALL""",
    "paid": f"""
        SELECT currency, count(*) AS cleared, sum(amount) AS gross,
            sum(amount * (cleared - issued)) AS days_weighted, sum(cleared - issued) AS days,
            sum(amount * (cleared - due)) AS late_weighted, sum(cleared - due) AS late,
            count(*) FILTER (cleared <= due) AS on_time,
            sum(amount) FILTER (cleared <= due) AS on_time_gross, sum(offered) AS offered
        FROM items WHERE {INVOICE} GROUP BY ALL""",
    "granted": f"""
        SELECT currency, -sum(amount) AS granted,
            -sum(amount) FILTER (day > discount_until) AS unearned
        FROM moves WHERE settled = 1 AND {INVOICE} GROUP BY ALL""",
}


def by_duckdb(items, moves):
    base = duckdb.connect()
    base.execute("CREATE TABLE items AS SELECT * FROM items")
    base.execute("CREATE TABLE moves AS SELECT * FROM moves")
    return lambda: {name: pl.from_arrow(base.sql(sql).to_arrow_table()) for name, sql in DUCKDB.items()}


def by_polars(items, moves):
    queries = polars_queries(items.lazy(), moves.lazy())
    return lambda: dict(zip(queries, pl.collect_all(list(queries.values()))))


def polars_queries(items, moves):
    amount, day, due, kind = pl.col("amount"), pl.col("day"), pl.col("due"), pl.col("kind")
    issued, cleared = pl.col("issued"), pl.col("cleared")
    passed = sum((late.cast(pl.Int8) for late in bucket(due)), pl.lit(0, pl.Int8))
    by_bucket = ["customer", "currency", "kind", pl.when(kind == 0).then(passed).otherwise(0).alias("bucket")]
    rest, agreed = amount.sum().alias("rest"), (amount * pl.col("agreed")).sum().alias("agreed_weighted")
    invoice = (kind == 0) & cleared.is_between(FROM, TO)
    on_time = cleared <= due
    return {
        "open": items.filter((cleared > TO) & (issued <= TO))
        .group_by(by_bucket)
        .agg(rest, pl.len().alias("items"), agreed, (TO - due).sum().alias("receipt_days")),
        "settled": moves.filter((cleared > TO) & (day <= TO)).group_by(by_bucket).agg(rest, agreed),
        "booked": items.filter(issued <= TO)
        .group_by("currency", issued.alias("day"))
        .agg(rest, amount.filter(kind <= 1).sum().alias("sales")),
        "moved": moves.filter(day <= TO)
        .group_by("currency", "day")
        .agg(rest, -amount.filter(pl.col("settled") == 2).sum().alias("lost")),
        "paid": items.filter(invoice)
        .group_by("currency")
        .agg(
            pl.len().alias("cleared"),
            amount.sum().alias("gross"),
            (amount * (cleared - issued)).sum().alias("days_weighted"),
            (cleared - issued).sum().alias("days"),
            (amount * (cleared - due)).sum().alias("late_weighted"),
            (cleared - due).sum().alias("late"),
            on_time.sum().alias("on_time"),
            amount.filter(on_time).sum().alias("on_time_gross"),
            pl.col("offered").sum().alias("offered"),
        ),
        "granted": moves.filter((pl.col("settled") == 1) & invoice)
        .group_by("currency")
        .agg(
            -amount.sum().alias("granted"),
            -amount.filter(day > pl.col("discount_until")).sum().alias("unearned"),
        ),
    }


def told(found):
    """What was found, as the example tells it."""
    whole = {name: table.with_columns(pl.exclude("customer", "currency", "kind", "bucket", "day").cast(pl.Int64))
             for name, table in found.items()}
    left = pl.concat([whole["open"], whole["settled"]], how="diagonal").fill_null(0)
    days = pl.concat([whole["booked"], whole["moved"]], how="diagonal").fill_null(0)
    weight = (pl.col("bucket").cast(pl.Int64) + 1) * (pl.col("customer").cast(pl.Int64) % 1000 + 1)
    checksum = left.select((pl.col("rest") * weight).sum()).item()
    customers = left.filter(pl.col("items") > 0).select("customer", "currency").n_unique()
    groups = []
    for currency in sorted(days["currency"].unique()):
        own = pl.col("currency") == currency
        paid = whole["paid"].filter(own).join(whole["granted"].filter(own), on="currency").fill_null(0)
        groups.append(group(currency, left.filter(own), days.filter(own), paid))
    return {"groups": groups, "customers": str(customers), "checksum": str(checksum)}


def group(currency, left, days, paid):
    def total(table, column, where):
        return int(table.filter(where).select(pl.col(column).sum()).item())

    def by_bucket(column):
        return [total(left, column, pl.col("bucket") == at) for at in range(len(EDGES) + 1)]

    def customers(where):
        return left.filter((pl.col("items") > 0) & where)["customer"].n_unique()

    invoice, receipt, day = pl.col("kind") == 0, pl.col("kind") == 2, pl.col("day")
    months = [
        str(total(days, "sales", day.is_between(before + 1, end)))
        for before, end in zip([FIRST.toordinal() - 1, *MONTHS], MONTHS)
    ]
    aging = by_bucket("rest")
    counts = ("cleared", "on_time")
    return {name: int(paid[name][0]) if name in counts else str(paid[name][0]) for name in paid.columns[1:]} | {
        "currency": currency,
        "ar_start": str(total(days, "rest", day < FROM)),
        "ar_end": str(total(days, "rest", day <= TO)),
        "current_end": str(aging[0]),
        "credit_sales": str(sum(int(sold) for sold in months[-3:])),
        "month_ends": [str(total(days, "rest", day <= end)) for end in ENDS],
        "sales": months,
        "aging": [str(rest) for rest in aging],
        "aging_items": by_bucket("items"),
        "customers": customers(True),
        "customers_late": customers(pl.col("bucket") > 0),
        "invoices": str(total(left, "rest", invoice)),
        "agreed_weighted": str(total(left, "agreed_weighted", invoice)),
        "unapplied": str(-total(left, "rest", receipt)),
        "receipts": total(left, "items", receipt),
        "receipt_days": str(total(left, "receipt_days", receipt)),
        "lost": str(total(days, "lost", day >= FROM)),
    }


def main():
    items, moves = read("items"), read("moves")
    own = items[moves["item"]].select("agreed", "cleared", "discount_until")
    moves = moves.drop("item").hstack(own)
    engines = {f"DuckDB {duckdb.__version__}": by_duckdb, f"Polars {pl.__version__}": by_polars}
    asked = {name: engine(items, moves) for name, engine in engines.items()}
    seconds = {name: [] for name in asked}
    found = {}
    # In turns, so that a busy machine is busy for both.
    for _ in range(ROUNDS):
        for name, ask in asked.items():
            start = time.perf_counter()
            found[name] = ask()
            seconds[name].append(time.perf_counter() - start)
    told_by = {name: {"seconds": seconds[name], "found": told(found[name])} for name in asked}
    print(json.dumps(told_by))


main()
