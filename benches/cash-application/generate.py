#!/usr/bin/env python3
"""Customers, open items and payments as the world has them, with the truth of what each payment is for.

usage: generate.py OUT_DIR [--seed N] [--items N] [--credits N] [--customers N] [--vary]

Writes customers.csv, invoices.csv, credits.csv and truth.csv. The same arguments give the same files. Needs Python 3.9
and nothing else. How people pay is in payments.py, who they are and what they owe in parties.py.
"""
import argparse
import csv
import os
import random

import parties
import payments


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--items", type=int, default=30_000)
    parser.add_argument("--credits", type=int, default=5_000)
    parser.add_argument("--customers", type=int, default=0, help="a twelfth of the items unless given")
    parser.add_argument("--vary", action="store_true", help="draw from the seed how customers are named and pay, too")
    args = parser.parse_args()
    ways = parties.Ways.drawn(args.seed, [kind for _, kind, _ in payments.KINDS]) if args.vary else parties.Ways()
    rng = random.Random(args.seed)
    os.makedirs(args.out, exist_ok=True)
    world = parties.World(rng, args.customers or max(20, args.items // 12), args.items, ways)
    credits, truth = payments.pay(rng, world, args.credits)
    write(args.out, "customers.csv", "customer_id customer_no name iban currency",
          ((c.id, c.number, c.name, ";".join(c.ibans), c.currency) for c in world.customers))
    write(args.out, "invoices.csv",
          "invoice_id invoice_no customer_id currency issue_date due_date amount open_amount po_ref",
          ((i.id, i.number, i.customer.id, i.customer.currency, i.issued, i.due, money(i.amount), money(i.open), i.order)
           for i in world.items))
    write(args.out, "credits.csv",
          "credit_id value_date amount currency debtor_name debtor_iban end_to_end_id remittance", credits)
    write(args.out, "truth.csv", "credit_id cls sub customer_id allocations", truth)


def money(minor):
    return f"{'-' if minor < 0 else ''}{abs(minor) // 100}.{abs(minor) % 100:02d}"


def write(folder, name, heads, rows):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(heads.split())
        out.writerows(rows)


if __name__ == "__main__":
    main()
