//! Random business on the ledger: whatever is posted, set off, undone, given up, refunded and
//! reversed, in whatever order and however dated, the books verify and every report agrees with
//! the ledger on every day.

mod ledger_world;

use cashlane_o2c::access::Principal;
use cashlane_o2c::receivables::{
    self, EntryReversal, ItemFilter, LineWriteOff, OpenItem, Refund, Role, SettleLine, Settlement,
    SourceRef, WriteOff, WriteOffReason,
};
use kernel::{AllocationId, Date, JournalEntryId, OpenItemId, RefundId};
use ledger_world::{Document, TODAY, World, cents, day, on_every_database};
use proptest::prelude::*;

const FIRST: &str = "2026-04-20";
const DAYS: i64 = 40;

#[derive(Debug, Clone)]
enum Op {
    Invoice {
        customer: usize,
        on: i64,
        minor: i64,
        discount: i64,
        parts: u8,
    },
    Debt {
        customer: usize,
        on: i64,
        minor: i64,
        is_receipt: bool,
    },
    Allocate {
        debit: usize,
        credit: usize,
        on: i64,
        minor: i64,
    },
    Settle {
        debit: usize,
        credit: usize,
        on: i64,
        minor: i64,
        discount: i64,
        given_up: i64,
    },
    Undo {
        allocation: usize,
        on: i64,
    },
    WriteOff {
        item: usize,
        on: i64,
        minor: i64,
    },
    Refund {
        item: usize,
        on: i64,
        minor: i64,
    },
    Reverse {
        entry: usize,
        on: i64,
    },
    /// As a person does it: discounts and write-offs only, today.
    TakeBack {
        entry: usize,
    },
    /// The first of the two months, or its reopening.
    Close {
        reopens: bool,
    },
}

fn ops() -> impl Strategy<Value = Vec<Op>> {
    let on = || 0..DAYS;
    let minor = || 1_i64..3_000;
    let any_one = || 0_usize..1_000;
    let op = prop_oneof![
        6 => (0_usize..2, on(), minor(), 0_i64..60, 1_u8..4).prop_map(
            |(customer, on, minor, discount, parts)| Op::Invoice { customer, on, minor, discount, parts }
        ),
        6 => (0_usize..2, on(), minor(), any::<bool>())
            .prop_map(|(customer, on, minor, is_receipt)| Op::Debt { customer, on, minor, is_receipt }),
        6 => (any_one(), any_one(), on(), minor())
            .prop_map(|(debit, credit, on, minor)| Op::Allocate { debit, credit, on, minor }),
        4 => (any_one(), any_one(), on(), minor(), 0_i64..60, 0_i64..500).prop_map(
            |(debit, credit, on, minor, discount, given_up)| Op::Settle {
                debit, credit, on, minor, discount, given_up,
            }
        ),
        3 => (any_one(), on()).prop_map(|(allocation, on)| Op::Undo { allocation, on }),
        2 => (any_one(), on(), 1_i64..1_200)
            .prop_map(|(item, on, minor)| Op::WriteOff { item, on, minor }),
        1 => (any_one(), on(), minor()).prop_map(|(item, on, minor)| Op::Refund { item, on, minor }),
        2 => (any_one(), on()).prop_map(|(entry, on)| Op::Reverse { entry, on }),
        2 => any_one().prop_map(|entry| Op::TakeBack { entry }),
        1 => any::<bool>().prop_map(|reopens| Op::Close { reopens }),
    ];
    proptest::collection::vec(op, 10..70)
}

/// What the walk has made so far; it picks from these at random.
#[derive(Default)]
struct Made {
    claims: Vec<OpenItemId>,
    debts: Vec<OpenItemId>,
    allocations: Vec<AllocationId>,
    entries: Vec<JournalEntryId>,
}

impl Made {
    fn add(&mut self, world: &World, item: OpenItemId) {
        if world.item(item).amount.is_positive() {
            self.claims.push(item);
        } else {
            self.debts.push(item);
        }
    }

    fn any_item(&self, at: usize) -> Option<OpenItemId> {
        let both = [self.claims.as_slice(), self.debts.as_slice()];
        pick(both[at % 2], at / 2)
    }

    /// A claim and a debt that can often be set off: of one customer, something left of both.
    fn pair(&self, world: &World, debit: usize, credit: usize) -> Option<(OpenItem, OpenItem)> {
        let credit = world.item(pick(&self.debts, credit)?);
        let fits = |item: &OpenItem| item.customer == credit.customer && !item.residual.is_zero();
        let claims: Vec<OpenItem> = self
            .claims
            .iter()
            .map(|item| world.item(*item))
            .filter(fits)
            .collect();
        let debit = claims.get(debit % claims.len().max(1))?.clone();
        Some((debit, credit))
    }
}

fn pick<T: Copy>(from: &[T], at: usize) -> Option<T> {
    (!from.is_empty()).then(|| from[at % from.len()])
}

/// The day asked for, most often moved to where both items are on the books.
fn sensible(on: i64, debit: &OpenItem, credit: &OpenItem) -> Date {
    match on % 8 {
        0 => date(on),
        _ => date(on).max(debit.posted_on).max(credit.posted_on),
    }
}

fn date(on: i64) -> Date {
    kernel::dates::add_days(day(FIRST), on)
}

fn document(customers: &[kernel::CustomerId], op: &Op, n: usize) -> Option<Document> {
    match *op {
        Op::Invoice {
            customer,
            on,
            minor,
            discount,
            parts,
        } => {
            let text = date(on).to_string();
            let mut made =
                Document::invoice(customers[customer], &text, &format!("R{n}"), cents(minor));
            made.tax = cents(minor * 19 / 119);
            let weights = vec![1; usize::from(parts)];
            made.instalments = (0..)
                .zip(cents(minor).split(&weights).expect("a split"))
                .filter(|(_, amount)| !amount.is_zero())
                .map(|(part, amount)| (date(on + 10 * part), amount))
                .collect();
            if parts == 1 && discount > 0 {
                made.discount = Some((date(on + 8), cents(discount.min(minor))));
            }
            Some(made)
        }
        Op::Debt {
            customer,
            on,
            minor,
            is_receipt,
        } => {
            let text = date(on).to_string();
            let number = format!("Z{n}");
            let customer = customers[customer];
            Some(if is_receipt {
                Document::receipt(customer, &text, &number, cents(minor))
            } else {
                Document::credit_note(customer, &text, &number, cents(minor))
            })
        }
        _ => None,
    }
}

/// Does one thing, or finds it refused: both are fine as long as the books hold.
fn run(world: &World, made: &mut Made, op: &Op) -> Option<()> {
    match *op {
        Op::Allocate {
            debit,
            credit,
            on,
            minor,
        } => {
            let (debit, credit) = made.pair(world, debit, credit)?;
            let on = sensible(on, &debit, &credit).to_string();
            // Now and then more than is left.
            let most = debit.residual.minor().min(-credit.residual.minor()) + minor % 5;
            let amount = cents(minor.min(most));
            made.allocations
                .extend(world.allocate(debit.id, credit.id, &on, amount).ok());
        }
        Op::Settle {
            debit,
            credit,
            on,
            minor,
            discount,
            given_up,
        } => {
            let (debit, credit) = made.pair(world, debit, credit)?;
            let write_off = |minor| LineWriteOff {
                amount: cents(minor),
                reason: WriteOffReason::SmallDifference,
                note: None,
            };
            let discount = if on % 3 == 0 {
                debit.discount.minor()
            } else {
                discount % 3
            };
            let given_up = if on % 5 == 0 { given_up } else { 0 };
            let paid = debit.residual.minor() - discount - given_up;
            let line = SettleLine {
                item: debit.id,
                amount: cents(paid.clamp(0, -credit.residual.minor()).max(minor % 2)),
                discount: (discount > 0).then(|| cents(discount)),
                discount_late: on % 2 == 0,
                discount_reason: (on % 4 == 0).then(|| "walk".to_owned()),
                write_off: (given_up > 0).then(|| write_off(given_up)),
                deduction: None,
            };
            let settlement = Settlement {
                credit: credit.id,
                on: sensible(on, &debit, &credit),
                lines: vec![line],
                rest: (on % 7 == 0).then(|| write_off(7)),
            };
            let settled = world.settle(settlement).ok()?;
            made.allocations.extend(settled.allocations);
            made.entries.extend(settled.entries);
        }
        Op::Undo { allocation, on } => {
            let id = pick(&made.allocations, allocation)?;
            let outcomes = world.done(move |tx, entity| {
                receivables::unallocate_tx(tx, entity, date(on), &[id], "walk")
            });
            made.allocations.extend(outcomes.into_iter().flatten());
        }
        Op::WriteOff { item, on, minor } => {
            let request = WriteOff {
                item: made.any_item(item)?,
                amount: cents(minor),
                reason: WriteOffReason::Goodwill,
                note: None,
                on: date(on),
            };
            let outcome = world.done(move |tx, entity| {
                Ok(
                    receivables::write_off_tx(tx, entity, std::slice::from_ref(&request))?
                        .remove(0),
                )
            });
            made.entries.push(outcome.ok()?.entry);
        }
        Op::Refund { item, on, minor } => {
            let item = pick(&made.debts, item)?;
            let outcome = world.done(move |tx, entity| {
                let id: RefundId = tx.new_id();
                let request = Refund {
                    item,
                    amount: cents(minor),
                    source: SourceRef::of(id),
                    number: "E".to_owned(),
                    reason: "walk".to_owned(),
                    on: date(on),
                };
                Ok(receivables::refund_tx(tx, entity, &[request])?.remove(0))
            });
            let adjusted = outcome.ok()?;
            made.entries.push(adjusted.entry);
            made.add(world, adjusted.item);
        }
        Op::Reverse { entry, on } => {
            let id = pick(&made.entries, entry)?;
            let outcomes = world.done(move |tx, entity| {
                receivables::reverse_entries_tx(tx, entity, &[id], date(on), "walk")
            });
            made.entries.extend(outcomes.into_iter().flatten());
        }
        Op::TakeBack { entry } => {
            let request = EntryReversal {
                entry: pick(&made.entries, entry)?,
                on: None,
                reason: "walk".to_owned(),
            };
            let outcomes = world.done(move |tx, entity| {
                let requests = std::slice::from_ref(&request);
                receivables::reverse_adjustments_tx(
                    tx,
                    entity,
                    &Principal::system("walk"),
                    requests,
                )
            });
            let reversed = outcomes.into_iter().flatten();
            made.entries
                .extend(reversed.map(|reversed| reversed.reversal));
        }
        Op::Close { reopens } => {
            let month = day(FIRST);
            let outcome = world.write(move |tx, entity| match reopens {
                true => receivables::reopen_period(tx, entity, month, "walk"),
                false => receivables::close_periods(tx, entity, month).map(drop),
            });
            outcome.ok()?;
        }
        Op::Invoice { .. } | Op::Debt { .. } => {}
    }
    Some(())
}

/// Aged receivables, trial balance and statements must tell the same on every day.
fn compare_reports(world: &World, customers: &[kernel::CustomerId]) {
    for on in -1..=DAYS + 1 {
        let text = date(on).to_string();
        let ledger = world.balance(Role::Receivable, &text);
        let aging = world.aging(Some(&text));
        let total = aging.totals.first().map_or(cents(0), |row| row.total);
        assert_eq!(total, ledger, "aged receivables on {text}");
        let filter = ItemFilter {
            as_of: Some(date(on)),
            ..ItemFilter::default()
        };
        let totals = world.read(|tx, entity| receivables::item_totals(tx, entity, &filter));
        let total = totals.currencies.first().map_or(cents(0), |sum| sum.total);
        assert_eq!(total, ledger, "totals of open items on {text}");
        for customer in customers {
            let statement = world.read(|tx, entity| {
                receivables::statement(tx, entity, *customer, date(on), date(on))
            });
            let closing = statement
                .sections
                .first()
                .map_or(cents(0), |section| section.closing);
            let row = aging
                .rows
                .iter()
                .find(|row| row.customer == Some(*customer));
            assert_eq!(
                closing,
                row.map_or(cents(0), |row| row.total),
                "statement on {text}"
            );
            let open = statement
                .sections
                .iter()
                .flat_map(|section| &section.open_items);
            let open = kernel::Money::sum(kernel::Currency::EUR, open.map(|item| item.residual));
            assert_eq!(open, Ok(closing), "open items of the statement on {text}");
        }
    }
    let now = world.aging(None);
    // What is taken back without a day is dated today, behind the days of the walk.
    let last = world.aging(Some(TODAY));
    assert_eq!(
        now.totals.first().map(|row| row.total),
        last.totals.first().map(|row| row.total),
        "with everything counted, the index alone says the same as history"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 30, ..ProptestConfig::default() })]

    #[test]
    fn random_business_keeps_the_books_whole_and_all_reports_equal(ops in ops()) {
        on_every_database(|world| {
            let customers = world.customers(2);
            let mut made = Made::default();
            for (n, op) in ops.iter().enumerate() {
                if let Some(document) = document(&customers, op, n) {
                    if let Ok(posted) = world.try_post(document) {
                        for item in posted.items.into_iter().flatten() {
                            made.add(world, item);
                        }
                        made.entries.extend(posted.entry);
                    }
                } else {
                    let _refused = run(world, &mut made, op);
                }
            }
            compare_reports(world, &customers);
        });
    }
}
