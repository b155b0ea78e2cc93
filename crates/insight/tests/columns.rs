//! The columns find what adding up every document by the words of the dictionary finds.

use cashlane_insight::columns::{
    Columns, Cuts, Document, Facts, Item, Kind, LEFT_OUT, Move, Projection, Question, Settled, day,
};
use cashlane_insight::{Ratio, days_between_inclusive, months_between, weighted_mean};
use kernel::Date;
use kernel::dates::add_days;
use proptest::prelude::*;

const EDGES: [i64; 3] = [0, 30, 90];

fn on(text: &str) -> Date {
    text.parse().expect("a date")
}

fn columns(documents: &[Document]) -> Columns {
    let mut columns = Columns::default();
    for document in documents {
        columns.push(document).expect("in order");
    }
    columns
}

fn paid(on: &str, amount: i64) -> Move {
    Move {
        day: day(self::on(on)),
        amount: -amount,
        settled: Settled::Paid,
    }
}

fn document(
    key: u128,
    kind: Kind,
    issued: &str,
    due: &str,
    amount: i64,
    moves: &[Move],
) -> Document {
    Document {
        customer: 0,
        currency: 0,
        key,
        kind,
        items: vec![Item {
            issued: day(on(issued)),
            due: day(on(due)),
            agreed: day(on(due)) - day(on(issued)),
            amount,
            offered: 0,
            discount_until: i32::MIN,
            moves: moves.to_vec(),
        }],
    }
}

#[test]
fn a_small_ledger_comes_out_as_by_hand() {
    let documents = [
        // Open at the start, paid nine days late: 30 + 9 days.
        document(
            1,
            Kind::Invoice,
            "2025-12-02",
            "2026-01-01",
            300,
            &[paid("2026-01-10", 300)],
        ),
        // Half of it is left, 16 days past due.
        document(
            2,
            Kind::Invoice,
            "2026-02-13",
            "2026-03-15",
            400,
            &[paid("2026-03-20", 200)],
        ),
        document(3, Kind::Invoice, "2026-03-11", "2026-04-10", 500, &[]),
        document(4, Kind::Receipt, "2026-03-21", "2026-03-21", -50, &[]),
    ];
    let (from, to) = (on("2026-01-01"), on("2026-03-31"));
    let question = Question {
        from,
        to,
        cuts: &Cuts::of_period(from, to),
        edges: &EDGES,
        groups: &[],
    };
    let answer = Projection::new(columns(&documents)).ask(&question);
    let (_, _, facts) = answer.groups().next().expect("a group");
    let found = answer.figures(facts);
    let text = |ratio: Option<Ratio>| ratio.map_or("–".to_owned(), |it| it.to_string());
    // 200 + 500 − 50 at the end, 300 at the start, 900 sold in 90 days.
    assert_eq!(text(found.dso), "65");
    assert_eq!(text(found.dso_best_possible), "45");
    assert_eq!(text(found.add), "20");
    // 500 of March in 31 days, then 150 of February's 400 in 28.
    assert_eq!(text(found.dso_countback), "41.5");
    // (300 + 300 − 650) of (300 + 300 − 450).
    assert_eq!(text(found.cei), "-33.3333");
    // 0, 400 and 650 at the ends of the months.
    assert_eq!(text(found.ar_turnover), "2.5714");
    assert_eq!(found.aging, [450, 200, 0, 0]);
    assert_eq!(found.aging_items, [2, 1, 0, 0]);
    assert_eq!(text(found.past_due_rate), "30.7692");
    assert_eq!(found.days_to_pay.map(text), ["39", "39"]);
    assert_eq!(found.days_late.map(text), ["9", "9"]);
    assert_eq!(text(found.delinquency_rate), "100");
    let bridge = found.dso_bridge.expect("there are sales");
    assert_eq!(bridge.terms.to_string(), "30");
    assert_eq!(bridge.extended.to_string(), "15");
    assert_eq!(
        (found.unapplied_cash.0, text(found.unapplied_cash.1)),
        (50, "10".to_owned())
    );
}

#[test]
fn documents_come_in_their_order_each_once() {
    let one = document(1, Kind::Invoice, "2026-01-01", "2026-01-31", 1, &[]);
    let two = document(2, Kind::Invoice, "2026-01-01", "2026-01-31", 1, &[]);
    let mut columns = columns(&[one.clone(), two]);
    assert!(columns.push(&one).is_err());
    assert_eq!(columns.items(), 2);
}

const KINDS: [Kind; 4] = [Kind::Invoice, Kind::CreditNote, Kind::Receipt, Kind::Other];
const SETTLED: [Settled; 3] = [Settled::Paid, Settled::Discount, Settled::Lost];

/// An item of some kind, settled in parts by fractions of four; the last part may clear it.
fn items(kind: Kind) -> impl Strategy<Value = Item> {
    let parts = prop::collection::vec((0..120_i32, 1..3_i64, 0..3_usize), 0..4);
    (0..200_i32, 0..60_i32, 1..2_000_i64, parts, any::<bool>()).prop_map(
        move |(issued, terms, amount, parts, is_offered)| {
            let start = day(on("2025-10-01"));
            let issued = start + issued;
            let amount = amount * 4 * if kind == Kind::Invoice { 1 } else { -1 };
            let mut left = 4;
            let mut moves = Vec::new();
            for (after, quarters, settled) in parts {
                let quarters = quarters.min(left);
                left -= quarters;
                if quarters > 0 {
                    moves.push(Move {
                        day: issued + after,
                        amount: -amount / 4 * quarters,
                        settled: SETTLED[settled],
                    });
                }
            }
            Item {
                issued,
                due: issued + terms,
                agreed: terms,
                amount,
                offered: if is_offered { amount.abs() / 50 } else { 0 },
                discount_until: if is_offered { issued + 10 } else { i32::MIN },
                moves,
            }
        },
    )
}

fn documents() -> impl Strategy<Value = Vec<Document>> {
    let one = (0..5_u32, 0..2_u8, 0..40_u128, 0..4_usize).prop_flat_map(
        |(customer, currency, key, kind)| {
            let kind = KINDS[kind];
            let count = if kind == Kind::Invoice {
                1..3_usize
            } else {
                1..2
            };
            prop::collection::vec(items(kind), count).prop_map(move |mut items| {
                // Instalments of an invoice are issued together.
                let issued = items[0].issued;
                for item in &mut items {
                    let later = issued - item.issued;
                    item.issued = issued;
                    item.due += later;
                    item.moves.iter_mut().for_each(|it| it.day += later);
                }
                Document {
                    customer,
                    currency,
                    key,
                    kind,
                    items,
                }
            })
        },
    );
    prop::collection::vec(one, 0..40).prop_map(|mut all| {
        all.sort_by_key(place);
        all.dedup_by_key(|it| place(it));
        all
    })
}

fn place(it: &Document) -> (u32, u8, u128) {
    (it.customer, it.currency, it.key)
}

fn asked<'q>(cuts: &'q Cuts, groups: &'q [u32]) -> Question<'q> {
    Question {
        from: on("2026-01-01"),
        to: on("2026-03-15"),
        cuts,
        edges: &EDGES,
        groups,
    }
}

fn rest(item: &Item, on: Date) -> i128 {
    let moves = item.moves.iter().filter(|it| it.day <= day(on));
    let booked = if item.issued <= day(on) {
        item.amount
    } else {
        0
    };
    i128::from(booked) + moves.map(|it| i128::from(it.amount)).sum::<i128>()
}

/// Adds every document up by the words of the dictionary.
struct Naive<'d>(Vec<&'d Document>);

impl Naive<'_> {
    fn items(&self) -> impl Iterator<Item = (Kind, &Item)> {
        self.0
            .iter()
            .flat_map(|it| it.items.iter().map(|item| (it.kind, item)))
    }

    fn receivables(&self, on: Date) -> i128 {
        self.items().map(|(_, item)| rest(item, on)).sum()
    }

    fn past_due(&self, on: Date) -> i128 {
        let late = self
            .items()
            .filter(|(_, item)| item.amount > 0 && item.due < day(on));
        late.map(|(_, item)| rest(item, on)).sum()
    }

    fn sales(&self, from: Date, to: Date) -> i128 {
        let sold = self.items().filter(|(kind, item)| {
            matches!(kind, Kind::Invoice | Kind::CreditNote)
                && (day(from)..=day(to)).contains(&item.issued)
        });
        sold.map(|(_, item)| i128::from(item.amount)).sum()
    }

    fn aging(&self, on: Date) -> Vec<i128> {
        let mut buckets = vec![0; EDGES.len() + 1];
        for (_, item) in self.items() {
            let late = if item.amount > 0 {
                i64::from(day(on) - item.due)
            } else {
                0
            };
            buckets[EDGES.iter().filter(|edge| late > **edge).count()] += rest(item, on);
        }
        buckets
    }

    fn cleared(&self, from: Date, to: Date) -> Vec<(&Document, i32, i128)> {
        let invoices = self.0.iter().filter(|it| it.kind == Kind::Invoice);
        invoices
            .filter_map(|it| {
                let cleared = it.items.iter().map(Item::cleared).max()?;
                let gross = it.items.iter().map(|item| i128::from(item.amount)).sum();
                (day(from)..=day(to))
                    .contains(&cleared)
                    .then_some((*it, cleared, gross))
            })
            .collect()
    }

    fn assert_is(
        &self,
        question: &Question<'_>,
        found: &cashlane_insight::columns::Answer,
        facts: &Facts,
    ) {
        let (from, to) = (question.from, question.to);
        let figures = found.figures(facts);
        assert_eq!(
            figures.balances.ar_start,
            self.receivables(add_days(from, -1))
        );
        assert_eq!(figures.balances.ar_end, self.receivables(to));
        assert_eq!(
            figures.balances.current_end,
            self.receivables(to) - self.past_due(to)
        );
        assert_eq!(figures.balances.credit_sales, self.sales(from, to));
        assert_eq!(figures.aging, self.aging(to));
        let days = days_between_inclusive(from, to);
        assert_eq!(
            figures.dso,
            Ratio::of(
                self.receivables(to) * i128::from(days),
                self.sales(from, to)
            )
        );
        let ends: Vec<i128> = months_between(from, to)
            .iter()
            .map(|month| self.receivables(month.end.min(to)))
            .collect();
        assert_eq!(
            figures.ar_turnover,
            cashlane_insight::ar_turnover(self.sales(from, to), &ends)
        );
        let months: Vec<(i64, i128)> =
            months_between(kernel::dates::add_months(on("2026-03-01"), -35), to)
                .into_iter()
                .rev()
                .map(|month| {
                    let end = month.end.min(to);
                    (
                        days_between_inclusive(month.start, end),
                        self.sales(month.start, end),
                    )
                })
                .collect();
        assert_eq!(
            figures.dso_countback,
            cashlane_insight::dso_countback(self.receivables(to), &months)
        );
        self.assert_paid(from, to, &figures);
        let lost: i128 = self
            .items()
            .flat_map(|(_, item)| &item.moves)
            .filter(|it| it.settled == Settled::Lost && (day(from)..=day(to)).contains(&it.day))
            .map(|it| -i128::from(it.amount))
            .sum();
        assert_eq!(
            figures.bad_debt_rate,
            cashlane_insight::share(lost, self.sales(from, to))
        );
        let receipts = self.items().filter(|(kind, _)| *kind == Kind::Receipt);
        let open: i128 = receipts.map(|(_, item)| -rest(item, to)).sum();
        assert_eq!(figures.unapplied_cash.0, open);
        let invoices = self.items().filter(|(kind, _)| *kind == Kind::Invoice);
        let terms = weighted_mean(invoices.map(|(_, item)| (item.agreed.into(), rest(item, to))));
        assert_eq!(
            figures.dso_bridge.map(|it| Some(it.terms)).unwrap_or(terms),
            terms
        );
    }

    fn assert_paid(&self, from: Date, to: Date, figures: &cashlane_insight::columns::Receivables) {
        let cleared = self.cleared(from, to);
        let to_pay = |(it, cleared, gross): &(&Document, i32, i128)| {
            (i128::from(cleared - it.items[0].issued), *gross)
        };
        assert_eq!(
            figures.days_to_pay[0],
            weighted_mean(cleared.iter().map(to_pay))
        );
        let late = weighted_mean(cleared.iter().flat_map(|(it, ..)| &it.items).map(|item| {
            (
                i128::from(item.cleared() - item.due),
                i128::from(item.amount),
            )
        }));
        assert_eq!(figures.days_late[0], late);
        let on_time =
            |it: &&(&Document, i32, i128)| it.0.items.iter().all(|item| item.cleared() <= item.due);
        let count = |of: usize| i128::try_from(of).expect("small");
        let good = count(cleared.iter().filter(on_time).count());
        assert_eq!(
            figures.paid_on_time_rate[0],
            cashlane_insight::share(good, count(cleared.len()))
        );
        let granted: i128 = self
            .items()
            .filter(|(kind, item)| {
                *kind == Kind::Invoice && (day(from)..=day(to)).contains(&item.cleared())
            })
            .flat_map(|(_, item)| &item.moves)
            .filter(|it| it.settled == Settled::Discount)
            .map(|it| -i128::from(it.amount))
            .sum();
        let offered: i128 = cleared
            .iter()
            .flat_map(|(it, ..)| &it.items)
            .map(|item| i128::from(item.offered))
            .sum();
        assert_eq!(
            figures.discount_taken_rate.0,
            cashlane_insight::share(granted, offered)
        );
    }
}

proptest! {
    #[test]
    fn every_figure_equals_a_plain_recomputation(documents in documents()) {
        let cuts = Cuts::of_period(on("2026-01-01"), on("2026-03-15"));
        let groups = [0, 1, LEFT_OUT, 1, 0];
        let question = asked(&cuts, &groups);
        let answer = Projection::new(columns(&documents)).ask(&question);
        for (group, currency, facts) in answer.groups() {
            let own = documents.iter().filter(|it| {
                it.currency == currency && groups[it.customer as usize] == group
            });
            Naive(own.collect()).assert_is(&question, &answer, facts);
        }
        for (it, aging) in answer.customers() {
            let own = documents.iter().filter(|own| (own.customer, own.currency) == (it.customer, it.currency));
            prop_assert_eq!(aging, Naive(own.collect()).aging(question.to));
        }
    }

    #[test]
    fn groups_sum_to_the_whole_and_customers_to_their_group(documents in documents()) {
        let cuts = Cuts::of_period(on("2026-01-01"), on("2026-03-15"));
        let projection = Projection::new(columns(&documents));
        let whole = projection.ask(&asked(&cuts, &[]));
        let parts = projection.ask(&asked(&cuts, &[0, 1, 2, 3, 4]));
        for (_, currency, facts) in whole.groups() {
            let mut sum: Option<Facts> = None;
            for (_, _, part) in parts.groups().filter(|(_, of, _)| *of == currency) {
                match &mut sum {
                    Some(sum) => sum.add(part),
                    None => sum = Some(part.clone()),
                }
            }
            prop_assert_eq!(sum.as_ref(), Some(facts));
            let of_customers: i128 = whole
                .customers()
                .filter(|(it, _)| it.currency == currency)
                .flat_map(|(_, aging)| aging)
                .sum();
            prop_assert_eq!(of_customers, facts.aging.iter().sum::<i128>());
        }
    }

    #[test]
    fn changes_put_in_equal_a_rebuild(before in documents(), after in documents()) {
        let cuts = Cuts::daily(on("2025-09-01"), on("2026-03-15"));
        let question = asked(&cuts, &[]);
        let mut projection = Projection::new(columns(&before));
        let (first, second) = after.split_at(after.len() / 2);
        for some in [first, second, first] {
            projection.replace(some.to_vec()).expect("it fits");
        }
        let mut all = after.clone();
        all.extend(before.iter().filter(|it| !after.iter().any(|new| place(new) == place(it))).cloned());
        all.sort_by_key(place);
        let rebuilt = Projection::new(columns(&all)).ask(&question);
        let grown = projection.ask(&question);
        prop_assert_eq!(grown.groups().collect::<Vec<_>>(), rebuilt.groups().collect::<Vec<_>>());
        prop_assert_eq!(
            grown.customers().collect::<Vec<_>>(),
            rebuilt.customers().collect::<Vec<_>>()
        );
    }
}
