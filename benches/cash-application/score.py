#!/usr/bin/env python3
"""How often decisions on payments were right.

usage: score.py MATCHES.csv SAMPLE_DIR [MATCHES.csv SAMPLE_DIR …] [--classes] [--calibration] [--plot FILE.svg]

MATCHES.csv has a row for each payment with credit_id, decision (post, propose, none), allocations
("invoice_id:amount invoice_id:amount") and, for --calibration, confidence. Right means: the same customer's items with
the same open amounts as the truth; which of two equal items of one customer is settled makes no difference to anybody.
Precision is over the decisions made, recall over the payments that are for something.
"""
import argparse
import collections
import csv
import math
import os

import plot


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="+", metavar="MATCHES SAMPLE_DIR", help="several pairs count together")
    parser.add_argument("--classes", action="store_true", help="rates by class of payment")
    parser.add_argument("--calibration", action="store_true", help="of each decile of confidence, the share that is right")
    parser.add_argument("--plot", metavar="FILE.svg", help="draws the calibration")
    args = parser.parse_args()
    if len(args.pairs) % 2:
        parser.error("give each file of matches the folder of its sample")
    decisions, twice = [], 0
    for matches, sample in zip(args.pairs[::2], args.pairs[1::2]):
        of_sample = compared(matches, sample)
        decisions += of_sample
        used = collections.Counter(item for _, row, *_ in of_sample if row.get("decision") == "post" for item in ids(row["allocations"]))
        twice += sum(count > 1 for count in used.values())
    payable = sum(bool(truth["allocations"]) for truth, *_ in decisions)
    for name, wanted in (("posted", {"post"}), ("posted and proposed", {"post", "propose"})):
        rates(name, [it for it in decisions if it[1].get("decision") in wanted], payable)
    print(f"items posted twice: {twice}")
    if args.classes:
        classes(decisions)
    if args.calibration or args.plot:
        table = calibration(decisions)
        if args.plot:
            plot.draw(args.plot, table)


def compared(matches, sample):
    """Of each payment: the truth, the decision, whether anything was guessed, whether it is right."""
    items = {row["invoice_id"]: (row["customer_id"], row["open_amount"]) for row in rows(sample, "invoices.csv")}
    made = {row["credit_id"]: row for row in rows("", matches)}
    decisions = []
    for truth in rows(sample, "truth.csv"):
        row = made.get(truth["credit_id"], {})
        guess = key(row.get("allocations", ""), items)
        right = bool(guess) and guess == key(truth["allocations"], items)
        decisions.append((truth, row, bool(guess), right))
    return decisions


def rows(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def ids(allocations):
    return [line.split(":")[0] for line in allocations.split()]


def key(allocations, items):
    return sorted(items.get(item, ("?", item)) for item in ids(allocations))


def rates(name, decisions, payable):
    made = [right for _, _, guess, right in decisions if guess]
    right = sum(made)
    print(f"{name}: {len(made)} decisions, {len(made) - right} wrong, precision {right / max(1, len(made)):.5f}, recall {right / max(1, payable):.4f}")


def classes(decisions):
    table = collections.defaultdict(collections.Counter)
    for truth, row, guess, right in decisions:
        counts = table[f"{truth['cls']}/{truth['sub']}"]
        counts["n"] += 1
        decision = row.get("decision", "none")
        if guess and decision != "none":
            counts[f"{decision} {'right' if right else 'wrong'}"] += 1
    columns = ["n", "post right", "post wrong", "propose right", "propose wrong"]
    print(f"{'class':24}" + "".join(f"{column:>15}" for column in columns))
    for name, counts in sorted(table.items()):
        print(f"{name:24}" + "".join(f"{counts[column]:15}" for column in columns))


def calibration(decisions):
    """Prints and returns by decile: how many, what was told, what was right, and the interval in which what is right by
    the long run lies with 95 % certainty."""
    sums = collections.defaultdict(lambda: [0, 0.0, 0])
    for _, row, guess, right in decisions:
        if guess:
            confidence = float(row["confidence"])
            entry = sums[min(9, int(confidence * 10))]
            entry[0] += 1
            entry[1] += confidence
            entry[2] += right
    table = [(decile, count, said / count, right / count, *interval(right, count)) for decile, (count, said, right) in sorted(sums.items())]
    print("confidence   decisions     said    right   95 % interval")
    for decile, count, said, right, low, high in table:
        print(f"{decile / 10:.1f}-{decile / 10 + 0.1:.1f} {count:13} {said:8.3f} {right:8.3f}   {low:.3f} to {high:.3f}")
    return table


def interval(right, count):
    """Wilson's interval for a share."""
    z, share = 1.96, right / count
    middle = share + z * z / (2 * count)
    half = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle - half) / (1 + z * z / count), (middle + half) / (1 + z * z / count)


if __name__ == "__main__":
    main()
