"""The directly-follows graph of a file of events in DuckDB and Polars: how often each move, median wait.

python3 compare.py events.csv   (pip install duckdb polars)
"""

import sys
import time

import duckdb
import polars as pl

path = sys.argv[1]

base = duckdb.connect()
base.execute("SET threads = 2")
base.execute(f"CREATE TABLE events AS SELECT * FROM read_csv('{path}')")
started = time.perf_counter()
rows = base.execute(
    """
    SELECT activity, next, count(*), median(wait) / 3.6e9 FROM (
        SELECT activity, lead(activity) OVER w AS next, lead(micros) OVER w - micros AS wait
        FROM events WINDOW w AS (PARTITION BY "case" ORDER BY micros, rowid))
    WHERE next IS NOT NULL GROUP BY ALL ORDER BY 3 DESC
    """
).fetchall()
print(f"DuckDB {time.perf_counter() - started:.2f} s, {len(rows)} moves, first {rows[:3]}")

frame = pl.read_csv(path)
started = time.perf_counter()
moves = (
    frame.sort("case", "micros", maintain_order=True)
    .with_columns(
        next=pl.col("activity").shift(-1).over("case"),
        wait=pl.col("micros").shift(-1).over("case") - pl.col("micros"),
    )
    .drop_nulls("next")
    .group_by("activity", "next")
    .agg(pl.len(), pl.col("wait").median() / 3.6e9)
    .sort("len", descending=True)
)
print(f"Polars {time.perf_counter() - started:.2f} s, {moves.height} moves, first {moves.head(3).rows()}")
