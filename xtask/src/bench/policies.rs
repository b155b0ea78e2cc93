//! Policies tried on the past: of matching on a million decided payments, of credit on a million
//! orders with a million open items.

use std::time::Instant as Stopwatch;

use anyhow::{Result, ensure};
use clap::Args;
use kernel::{BankAccountId, CustomerId, EntityId, Id, Instant, kind};
use o2c::cash::{self, PolicyRules};
use o2c::credit::CreditRules;
use o2c::insight;
use o2c::policies::{Steps, TryPolicy};
use serde_json::json;
use store::{Store, Tx, Value};

use super::company::{self, Company, actor};
use super::million;
use super::report::{Goal, Report};
use super::scratch::Place;

/// How much.
#[derive(Args)]
pub struct Options {
    /// Decided payments, orders, and open items
    #[arg(long, default_value_t = 1_000_000)]
    items: usize,
    /// Customers
    #[arg(long, default_value_t = 50_000)]
    customers: usize,
}

const BATCH: usize = 20_000;
/// One order in so many was held.
const HELD_EVERY: usize = 20;
const DAY_SECONDS: i64 = 86_400;

/// Measures.
pub fn run(place: &Place, options: &Options) -> Result<Report> {
    ensure!(options.customers > 0 && options.items > 0, "too few items");
    let scratch = place.scratch()?;
    let store = scratch.open()?;
    let company = company::create(&store, options.customers, 0)?;
    let mut report = Report::new("policies", place.name());
    let items = u32::try_from(options.items).map_or(f64::INFINITY, f64::from);
    report.figure("items", items, "");
    fill_decisions(&store, &company, options.items)?;
    matching(&store, company.entity, options.items, &mut report)?;
    fill_orders(&store, &company, options.items)?;
    million::fill(&store, &company, options.items)?;
    credit(&store, company.entity, options.items, &mut report)?;
    Ok(report)
}

fn matching(store: &Store, entity: EntityId, items: usize, report: &mut Report) -> Result<()> {
    let mut rules = PolicyRules::default();
    rules.never_post.clear();
    let started = Stopwatch::now();
    let seen = store.read(|tx| {
        let mut go_on = |_| true;
        let steps = &mut Steps::new(&mut go_on);
        cash::match_trial(tx, entity, "all", &rules, &TryPolicy::default(), steps)
    })?;
    let took = started.elapsed();
    let payments = seen.payments;
    ensure!(
        payments == u64::try_from(items)?,
        "{payments} payments were judged"
    );
    report.judged("matching", took.as_secs_f64(), "s", Goal::Below(60.0));
    Ok(())
}

fn credit(store: &Store, entity: EntityId, items: usize, report: &mut Report) -> Result<()> {
    let rules = CreditRules {
        past_due_max_days: Some(30),
        ..CreditRules::default()
    };
    let started = Stopwatch::now();
    let seen = store.read(|tx| {
        let mut go_on = |_| true;
        let steps = &mut Steps::new(&mut go_on);
        insight::credit_trial(tx, entity, &rules, &TryPolicy::default(), steps)
    })?;
    let took = started.elapsed();
    ensure!(
        seen.orders == u64::try_from(items)?,
        "{} orders were judged",
        seen.orders
    );
    report.judged("credit", took.as_secs_f64(), "s", Goal::Below(60.0));
    let held = u32::try_from(seen.candidate.orders).map_or(f64::INFINITY, f64::from);
    report.figure("held by the candidate", held, "orders");
    Ok(())
}

/// A row of a table, its columns with their values.
type Row = Vec<(&'static str, Value)>;

fn insert(tx: &mut Tx, table: &'static str, rows: Vec<Row>) -> o2c::Result<()> {
    let Some(first) = rows.first() else {
        return Ok(());
    };
    let columns: Vec<&str> = first.iter().map(|(column, _)| *column).collect();
    let values = rows.into_iter().flatten().map(|(_, value)| value);
    tx.insert_many(table, &columns, values.collect())?;
    Ok(())
}

/// Payments as they stand after matching, with what had been said of them.
fn fill_decisions(store: &Store, company: &Company, items: usize) -> Result<()> {
    let entity = company.entity;
    let (account, statement) = store.write(actor(), move |tx| {
        let found = tx.query_one(
            "SELECT b.id FROM bank_accounts b WHERE b.entity_id = $1",
            &[entity.into()],
        )?;
        let account: BankAccountId = found.get(0)?;
        let statement: Id<kind::Statement> = tx.new_id();
        let row = vec![
            ("id", statement.into()),
            ("entity_id", entity.into()),
            ("bank_account_id", account.into()),
            ("format", "camt.053".into()),
            ("fingerprint", "bench".into()),
            ("currency", "EUR".into()),
            ("entries", 0_i64.into()),
            ("entries_repeated", 0_i64.into()),
            ("imported_at", tx.now().into()),
        ];
        insert(tx, "bank_statements", vec![row])?;
        Ok::<_, o2c::Error>((account, statement))
    })?;
    for from in (0..items).step_by(BATCH) {
        let customers = company.customers.clone();
        let to = items.min(from + BATCH);
        store.write(actor(), move |tx| {
            let (mut entries, mut receipts, mut outcomes) = (Vec::new(), Vec::new(), Vec::new());
            for number in from..to {
                let customer = customers[number % customers.len()];
                let payment = Payment {
                    entity,
                    account,
                    statement,
                    customer,
                    number,
                };
                payment.rows(tx, &mut entries, &mut receipts, &mut outcomes);
            }
            insert(tx, "bank_entries", entries)?;
            insert(tx, "receipts", receipts)?;
            insert(tx, "match_outcomes", outcomes)
        })?;
    }
    Ok(())
}

struct Payment {
    entity: EntityId,
    account: BankAccountId,
    statement: Id<kind::Statement>,
    customer: CustomerId,
    number: usize,
}

impl Payment {
    fn rows(
        &self,
        tx: &Tx,
        entries: &mut Vec<Row>,
        receipts: &mut Vec<Row>,
        outcomes: &mut Vec<Row>,
    ) {
        let line = i64::try_from(self.number).unwrap_or(0);
        let (entry, receipt): (Id<kind::BankEntry>, Id<kind::Receipt>) = (tx.new_id(), tx.new_id());
        let at = back(tx.now(), line);
        let minor = 1_000 + line % 90_000;
        entries.push(vec![
            ("id", entry.into()),
            ("entity_id", self.entity.into()),
            ("bank_account_id", self.account.into()),
            ("statement_id", self.statement.into()),
            ("line_no", line.into()),
            ("booked_on", at.date().into()),
            ("value_on", at.date().into()),
            ("currency", "EUR".into()),
            ("amount_minor", minor.into()),
            ("is_reversal", false.into()),
            ("remittance", "".into()),
            ("fingerprint", format!("{line}").into()),
            ("occurrence", 1_i64.into()),
            ("status", "applied".into()),
            ("applied_minor", minor.into()),
        ]);
        receipts.push(vec![
            ("id", receipt.into()),
            ("entity_id", self.entity.into()),
            ("number", format!("B{line:08}").into()),
            ("customer_id", self.customer.into()),
            ("bank_entry_id", entry.into()),
            ("received_on", at.date().into()),
            ("currency", "EUR".into()),
            ("amount_minor", minor.into()),
            ("automatic", (line % 4 != 0).into()),
            ("origin", "bank".into()),
            ("recorded_at", at.into()),
        ]);
        let residual = (line % 7 == 0).then_some("deduction");
        outcomes.push(vec![
            ("receipt_id", receipt.into()),
            ("entity_id", self.entity.into()),
            ("entry_id", entry.into()),
            ("customer_id", self.customer.into()),
            ("decided_at", at.into()),
            ("policy", "bench".into()),
            ("reason", "settled".into()),
            ("confidence", (900_000 + line % 100_000).into()),
            ("signs", (line % 4).into()),
            ("basis", "plain".into()),
            ("named_items", 1_i64.into()),
            ("residual_reason", residual.map(str::to_owned).into()),
            ("automatic", (line % 4 != 0).into()),
            ("agreed", (line % 50 != 0).into()),
            ("is_undone", false.into()),
        ]);
    }
}

/// Days over the last year, evenly.
fn back(now: Instant, number: i64) -> Instant {
    now.plus_secs(-(number % 360) * DAY_SECONDS)
}

/// Orders with what was decided on their credit, one in twenty held.
fn fill_orders(store: &Store, company: &Company, items: usize) -> Result<()> {
    let entity = company.entity;
    let chain: Id<kind::Entity> = store.write(actor(), |tx| Ok::<_, store::Error>(tx.new_id()))?;
    for from in (0..items).step_by(BATCH) {
        let customers = company.customers.clone();
        let to = items.min(from + BATCH);
        store.write(actor(), move |tx| {
            let (mut orders, mut events) = (Vec::new(), Vec::new());
            let (mut objects, mut holds) = (Vec::new(), Vec::new());
            for number in from..to {
                let customer = customers[number % customers.len()];
                let order: Id<kind::Order> = tx.new_id();
                let at = back(tx.now(), i64::try_from(number).unwrap_or(0));
                orders.push(order_row(entity, customer, order, number, at));
                let held = number % HELD_EVERY == 0;
                let decision = json!({
                    "needed": { "amount": "119.00", "currency": "EUR" },
                    "exposure": { "amount": "1000.00", "currency": "EUR" },
                    "limit": { "amount": if held { "1000.00" } else { "9000.00" }, "currency": "EUR" },
                    "granted": !held, "forced": false, "rule": "exposure_within_limit/1",
                });
                let decision = Value::Json(json!({ "decision": decision }).to_string());
                if held {
                    let id: Id<kind::Hold> = tx.new_id();
                    holds.push(vec![
                        ("id", id.into()),
                        ("entity_id", entity.into()),
                        ("order_id", order.into()),
                        ("reason", "credit".into()),
                        ("evidence", decision),
                        ("placed_at", at.into()),
                    ]);
                    continue;
                }
                let event: Id<kind::Event> = tx.new_id();
                events.push(event_row(entity, chain, event, number, at, decision));
                objects.push(vec![
                    ("event_id", event.into()),
                    ("object_type", "order".into()),
                    ("object_id", order.into()),
                    ("qualifier", "order".into()),
                ]);
            }
            insert(tx, "orders", orders)?;
            insert(tx, "events", events)?;
            insert(tx, "event_objects", objects)?;
            insert(tx, "order_holds", holds)
        })?;
    }
    Ok(())
}

fn order_row(
    entity: EntityId,
    customer: CustomerId,
    order: Id<kind::Order>,
    number: usize,
    at: Instant,
) -> Row {
    vec![
        ("id", order.into()),
        ("entity_id", entity.into()),
        ("number", format!("B{number:08}").into()),
        ("customer_id", customer.into()),
        ("ship_to_id", customer.into()),
        ("bill_to_id", customer.into()),
        ("payer_id", customer.into()),
        ("channel", "api".into()),
        ("currency", "EUR".into()),
        ("received_at", at.into()),
        ("ordered_on", at.date().into()),
        ("billing_rule", "delivery".into()),
        ("status", "received".into()),
        ("net_minor", 10_000_i64.into()),
        ("tax_minor", 1_900_i64.into()),
        ("gross_minor", 11_900_i64.into()),
        ("version", 1_i64.into()),
    ]
}

fn event_row(
    entity: EntityId,
    chain: Id<kind::Entity>,
    event: Id<kind::Event>,
    number: usize,
    at: Instant,
    attributes: Value,
) -> Row {
    vec![
        ("id", event.into()),
        ("chain", chain.into()),
        ("seq", i64::try_from(number + 1).unwrap_or(1).into()),
        ("entity_id", entity.into()),
        ("type", "credit_reserved".into()),
        ("occurred_at", at.into()),
        ("recorded_at", at.into()),
        ("actor", "bench".into()),
        ("attributes", attributes),
        ("prev_hash", Value::Bytes(vec![0; 32])),
        ("hash", Value::Bytes(vec![0; 32])),
    ]
}
