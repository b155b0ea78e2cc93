"""The forecast beside boosted trees of scikit-learn and LightGBM, in the same run.

    pip install pandas scikit-learn lightgbm
    python compare.py TRAIN.csv --cashlane PATH/TO/cashlane [--cuts 5] [--disputes]

At several days in the past each method learns from what was known then and foretells the items
issued in the 90 days after it. Items whose fate is not known yet are left out. With `--disputes` it
is known of each item whether it will be disputed, else of none.

The trees get the item and the customer's history as it was known at its issue (of items to be
foretold: at the cut): how many settlements, mean, median, spread and share of late ones, the last
three, the share of disputes. Nobody has tuned them, nor are they crippled.
"""

import argparse
import json
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
from lightgbm import LGBMClassifier, LGBMRegressor
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.metrics import brier_score_loss, roc_auc_score

NAMES = {
    "customerID": "customer", "customer_id": "customer", "countryCode": "country",
    "invoiceNumber": "number", "invoice_no": "number", "InvoiceDate": "issued",
    "issue_date": "issued", "DueDate": "due", "due_date": "due", "InvoiceAmount": "amount",
    "SettledDate": "settled", "settled_date": "settled", "Disputed": "disputed",
    "PaperlessBill": "paperless", "paperless_bill": "paperless",
}
HISTORY = ["count", "mean", "median", "spread", "late", "last", "disputes"]


def read(path):
    items = pd.read_csv(path, dtype={"customerID": str, "countryCode": str}).rename(columns=NAMES)
    for column in ["issued", "due", "settled"]:
        items[column] = pd.to_datetime(items[column])
    items["delay"] = (items.settled - items.due).dt.days
    items["dispute"] = items.disputed.map({"Yes": 1.0, "No": 0.0})
    return items


def history(past, items, frozen=None):
    """What was known of each item's customer when it was issued, or on the day `frozen`."""
    known = {name: group.sort_values("settled") for name, group in past.groupby("customer")}
    rows = np.full((len(items), len(HISTORY)), np.nan)
    for at, (customer, issued) in enumerate(zip(items.customer, items.issued)):
        group = known.get(customer)
        if group is None:
            continue
        day = frozen or issued
        until = group.settled.searchsorted(day)
        delay = group.delay.to_numpy()[:until]
        if until:
            disputes = group.dispute.to_numpy()[:until]
            rows[at] = [
                until, delay.mean(), np.median(delay), delay.std(), (delay > 0).mean(),
                delay[-3:].mean(), np.nanmean(disputes) if np.isfinite(disputes).any() else np.nan,
            ]
    return rows


def features(items, known, disputes):
    columns = {
        "amount": items.amount,
        "terms": (items.due - items.issued).dt.days,
        "weekday": items.due.dt.dayofweek,
        "day": items.due.dt.day,
        "month": items.due.dt.month,
    }
    if "country" in items:
        columns["country"] = items.country.astype("category").cat.codes
    if "segment" in items:
        columns["segment"] = items.segment.astype("category").cat.codes
    if "paperless" in items:
        columns["paperless"] = (items.paperless == "Electronic") * 1.0
    if disputes:
        columns["dispute"] = items.dispute
    return np.column_stack([*columns.values(), known])


def scores(truth, p_late, day, low=None, high=None):
    late = truth > 0
    found = {
        "AUC": roc_auc_score(late, p_late),
        "Brier": brier_score_loss(late, p_late),
        "MAE days": float(np.abs(truth - day).mean()),
    }
    if low is not None:
        found["in 80 %"] = float(((low <= truth) & (truth <= high)).mean())
    return found


def trees(kind, train, target, test):
    """P(late), the median and the 80 % interval by three models each."""
    if kind == "LightGBM":
        late = LGBMClassifier(verbose=-1, random_state=0)
        exact = {q: LGBMRegressor(objective="quantile", alpha=q, verbose=-1, random_state=0)
                 for q in (0.1, 0.9)}
        exact[0.5] = LGBMRegressor(objective="mae", verbose=-1, random_state=0)
    else:
        late = HistGradientBoostingClassifier(random_state=0)
        exact = {q: HistGradientBoostingRegressor(loss="quantile", quantile=q, random_state=0)
                 for q in (0.1, 0.9)}
        exact[0.5] = HistGradientBoostingRegressor(loss="absolute_error", random_state=0)
    p_late = late.fit(train, target > 0).predict_proba(test)[:, 1]
    days = {q: model.fit(train, target).predict(test) for q, model in exact.items()}
    return p_late, days[0.5], np.floor(days[0.1]), np.ceil(days[0.9])


def cashlane(binary, raw, known, test, cut, disputes):
    """The same by `cashlane forecast fit` and `predict`, on files."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        outcome = [c for c in raw if c in
                   ("SettledDate", "settled_date", "DaysToSettle", "DaysLate", "Status")]
        dispute = [c for c in raw if c in ("Disputed", "disputed")]
        settled = next(c for c in outcome if "ettled" in c)
        past = raw.loc[known.index].copy()
        still = pd.to_datetime(past[settled]) >= cut
        past.loc[still, outcome + dispute] = None
        past.to_csv(folder / "train.csv", index=False)
        open_items = raw.loc[test.index].copy()
        open_items[outcome + ([] if disputes else dispute)] = None
        open_items.to_csv(folder / "open.csv", index=False)
        day = cut.date().isoformat()
        run = lambda *words: subprocess.run(
            [binary, "forecast", *words], cwd=folder, check=True, capture_output=True)
        run("fit", "train.csv", "--as-of", day)
        run("predict", "--open-items", "open.csv", "--as-of", day, "--out", "items.csv")
        told = pd.read_csv(folder / "items.csv")
    due = test.due.reset_index(drop=True)
    days = lambda column: (pd.to_datetime(told[column]) - due).dt.days.to_numpy()
    return told.p_late.to_numpy(), days("q50"), days("q10"), days("q90")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("train", type=Path)
    arguments.add_argument("--cashlane", default="cashlane")
    arguments.add_argument("--cuts", type=int, default=5)
    arguments.add_argument("--disputes", action="store_true")
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    binary = str(Path(given.cashlane).resolve()) if "/" in given.cashlane else given.cashlane
    items = read(given.train)
    raw = pd.read_csv(given.train, dtype=str)
    end = max(items.issued.max(), items.settled.max())
    span = (items.settled - items.issued).dt.days.quantile(0.98)
    ripe = end - pd.Timedelta(days=span)
    first = items.issued.min()
    cuts = pd.date_range(first + (end - first) * 0.4, end - (end - first) * 0.2, given.cuts)
    all_of = {}
    for cut in cuts.normalize():
        known = items[items.issued < cut]
        past = known[known.settled < cut]
        later = (items.issued >= cut) & (items.issued < cut + pd.Timedelta(days=90))
        test = items[later & (items.issued <= ripe) & items.settled.notna()]
        train_x = features(past, history(past, past), given.disputes)
        test_x = features(test, history(past, test, cut), given.disputes)
        truth = test.delay.to_numpy()
        usual = test_x[:, -len(HISTORY) + 1]
        usual = np.where(np.isnan(usual), past.delay.mean(), usual)
        late = np.where(np.isnan(test_x[:, -len(HISTORY) + 4]), (past.delay > 0).mean(),
                        test_x[:, -len(HISTORY) + 4])
        guesses = {
            "pays on due date": (np.zeros(len(test)), np.zeros(len(test))),
            "customer's average": (late, np.round(usual)),
        }
        for kind in ("scikit-learn", "LightGBM"):
            guesses[kind] = trees(kind, train_x, past.delay.to_numpy(), test_x)
        started = time.monotonic()
        guesses["cashlane"] = cashlane(binary, raw, known, test, cut, given.disputes)
        seconds = time.monotonic() - started
        for method, guess in guesses.items():
            all_of.setdefault(method, []).append((truth, *guess))
        print(f"# {cut.date()}: {len(past)} settled, {len(test)} later ones, {seconds:.1f} s")
    table = {
        method: scores(*(np.concatenate(column) for column in zip(*parts)))
        for method, parts in all_of.items()
    }
    if given.json:
        print(json.dumps(table, indent=2))
    else:
        print(pd.DataFrame(table).T.round(3).to_string(na_rep="-"))


if __name__ == "__main__":
    main()
