"""Writes invoices of an invented company, settled and open, as CSV.

    python generate.py --items 1000000 --customers 50000 --out train.csv --open open.csv

Each customer has a habit (how late, how regular, how often it disputes), which drifts a little;
segments and countries differ; electronic invoices, small amounts and the weekday of the due date
move the day; nobody pays on Sundays and few on Saturdays. `train.csv` holds the items as they
stood on 2026-01-01, `open.csv` as many open ones as asked for (`--open-items`). The same seed
gives the same files.
"""

import argparse

import numpy as np

AS_OF = np.datetime64("2026-01-01")
START = np.datetime64("2023-01-01")


def habits(rng, customers):
    """What each customer is like."""
    segment = rng.integers(0, 4, customers)
    country = rng.choice(12, customers, p=np.array([30, 15, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) / 100)
    return {
        "segment": segment,
        "country": country,
        "level": rng.normal(4 + 3 * segment + country / 2, 7),
        "spread": rng.gamma(6, 1.0, customers) + 1,
        "disputes": rng.beta(1, 15, customers),
        "terms": rng.choice([14, 30, 45, 60], customers, p=[0.2, 0.5, 0.2, 0.1]),
        "size": rng.normal(7, 1, customers),
        "electronic_since": START + rng.integers(-400, 1600, customers),
        "drift": rng.normal(0, 1.5, customers),
        "weight": rng.gamma(1.2, 1.0, customers),
    }


def invoices(rng, who, issued, habit):
    """The columns of invoices of these customers, issued on these days."""
    terms = habit["terms"][who]
    due = issued + terms
    amount = np.round(np.exp(habit["size"][who] + rng.normal(0, 0.8, len(who))), 2)
    electronic = issued >= habit["electronic_since"][who]
    disputed = rng.random(len(who)) < habit["disputes"][who] * np.where(amount > 3000, 2, 1)
    years = (issued - START).astype(int) / 365
    late = habit["level"][who] + habit["drift"][who] * years
    late += 12 * disputed - 4 * electronic
    # What is not additive: large electronic invoices and month ends.
    late += np.where(electronic & (amount > 2000), -4, 0)
    day_of_month = (due - due.astype("datetime64[M]")).astype(int)
    late += np.where(day_of_month >= 26, 5, 0) * (habit["segment"][who] >= 2)
    late += rng.gumbel(-0.577, 1, len(who)) * habit["spread"][who] * 0.8
    settled = np.maximum(due + np.round(late).astype(int), issued + 1)
    weekday = (settled.astype("datetime64[D]").view("int64") - 4) % 7
    settled += np.where(weekday == 6, 1, 0)
    settled += np.where((weekday == 5) & (rng.random(len(who)) < 0.8), 2, 0)
    return due, amount, electronic, disputed, settled


HEADINGS = (
    "invoice_no,customer_id,country,segment,issue_date,due_date,amount,currency,"
    "paperless_bill,disputed,settled_date\n"
)


def write(path, first, who, issued, habit, columns, known):
    due, amount, electronic, disputed, settled = columns
    text = {True: "Yes", False: "No"}
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEADINGS)
        rows = zip(
            who.tolist(),
            habit["country"][who].tolist(),
            habit["segment"][who].tolist(),
            issued.astype(str).tolist(),
            due.astype(str).tolist(),
            amount.tolist(),
            electronic.tolist(),
            disputed.tolist(),
            settled.astype(str).tolist(),
            known.tolist(),
        )
        for number, (c, land, seg, issue, d, a, e, dis, paid, told) in enumerate(rows, first):
            outcome = f"{text[dis]},{paid}" if told else ","
            bill = "Electronic" if e else "Paper"
            out.write(f"I{number},C{c},L{land},S{seg},{issue},{d},{a},EUR,{bill},{outcome}\n")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--items", type=int, default=1_000_000)
    arguments.add_argument("--customers", type=int, default=50_000)
    arguments.add_argument("--open-items", type=int, default=1_000_000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--open")
    given = arguments.parse_args()
    rng = np.random.default_rng(given.seed)
    habit = habits(rng, given.customers)
    share = habit["weight"] / habit["weight"].sum()
    days = int((AS_OF - START).astype(int))

    who = rng.choice(given.customers, given.items, p=share)
    issued = START + np.sort(rng.integers(0, days, given.items))
    columns = invoices(rng, who, issued, habit)
    write(given.out, 1, who, issued, habit, columns, columns[4] < AS_OF)
    if given.open:
        who = rng.choice(given.customers, 3 * given.open_items, p=share)
        issued = AS_OF - rng.integers(1, 60, 3 * given.open_items)
        columns = invoices(rng, who, issued, habit)
        still = np.flatnonzero(columns[4] >= AS_OF)[: given.open_items]
        columns = tuple(column[still] for column in columns)
        nothing = np.zeros(len(still), bool)
        write(given.open, given.items + 1, who[still], issued[still], habit, columns, nothing)


if __name__ == "__main__":
    main()
